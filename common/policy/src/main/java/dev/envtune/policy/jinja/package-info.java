/// The part of the template language Jinja that chat templates are written in, rendered as Python's
/// jinja2 does it, with one addition: the result knows which of its characters came from foreign
/// values. No other engine can tell that after a template trimmed, split or escaped them.
///
/// Supported: `if`, `for`, `set` (names, `namespace` attributes, blocks), comments and whitespace
/// control; all expressions; the filters of [Filters], the tests of [Tests] and the methods of
/// [Methods]. Anything else is a [JinjaException] that names it. Templates cannot reach Java objects.
@NullMarked
package dev.envtune.policy.jinja;

import org.jspecify.annotations.NullMarked;
