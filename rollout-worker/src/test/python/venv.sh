#!/bin/sh
# Makes a Python environment once, and prints the path of its python.
#
#   venv.sh FOLDER REQUIREMENTS
#
# The requirements are pinned and complete: nothing else is installed. PYTHON names the Python, default python3.
set -eu

folder=$1
requirements=$2
done=$folder/installed.txt
if ! cmp -s "$requirements" "$done"; then
    rm -rf "$folder"
    "${PYTHON-python3}" -m venv "$folder" >&2
    "$folder/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$requirements" >&2
    cp "$requirements" "$done"
fi
echo "$folder/bin/python"
