/// The file system that tools work on: a tree of directories and files in memory, and one current
/// directory (spec/bfcl-protocol.md 7.1).
///
/// Directories are objects with a parent, as in the original, because aliasing shows: a directory
/// that was moved or copied shares parts with what it was made from (6.4). Nothing here recurses
/// over the tree, which calls can make thousands of levels deep, and even cyclic.
@NullMarked
package dev.envtune.env.sandbox.filesystem;

import org.jspecify.annotations.NullMarked;
