"""Runs the command `bfcl` of the package bfcl-eval without what evaluation does not need.

    bfcl_evaluate.py evaluate --model NAME --test-category multi_turn --partial-eval

The package imports the client libraries of every hosted model, and pandas for its tables. None of them
takes part in the verdicts on multi-turn results, so stand-ins take their places: nothing else has to be
installed than `bfcl_requirements.txt` says, and the tables (*.csv) are left out. The verdicts are the
package's own.
"""

import importlib.abc
import importlib.machinery
import sys
import types

STAND_INS = {
    "anthropic",
    "boto3",
    "botocore",
    "bs4",
    "cohere",
    "datamodel_code_generator",
    "faiss",
    "google",
    "html2text",
    "httpx",
    "huggingface_hub",
    "mistralai",
    "networkx",
    "numpy",
    "openai",
    "pandas",
    "qwen_agent",
    "rank_bm25",
    "sentence_transformers",
    "serpapi",
    "torch",
    "transformers",
    "writerai",
}


class Kind(type):
    """A class of which every attribute is another one."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return kind(name)


def kind(name):
    return Kind(
        name,
        (Exception,),
        {
            "__getattr__": lambda self, name: self,
            "__call__": lambda self, *arguments, **named: self,
            "__getitem__": lambda self, key: self,
            "__setitem__": lambda self, key, value: None,
            "__iter__": lambda self: iter(()),
        },
    )


class Module(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = kind(name)
        setattr(self, name, made)
        return made


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in STAND_INS:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return Module(spec.name)

    def exec_module(self, module):
        pass


if __name__ == "__main__":
    sys.meta_path.insert(0, Finder())
    from bfcl_eval.__main__ import cli

    cli()
