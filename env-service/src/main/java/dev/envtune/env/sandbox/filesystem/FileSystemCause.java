package dev.envtune.env.sandbox.filesystem;

import static dev.envtune.env.sandbox.HintKind.COLLISION;
import static dev.envtune.env.sandbox.HintKind.DEAD_END;
import static dev.envtune.env.sandbox.HintKind.KIND_MISMATCH;
import static dev.envtune.env.sandbox.HintKind.LEGAL_VALUES;
import static dev.envtune.env.sandbox.HintKind.LOCALITY;
import static dev.envtune.env.sandbox.HintKind.NO_OP;
import static dev.envtune.env.sandbox.HintKind.PRECONDITION;
import static dev.envtune.env.sandbox.HintKind.PRODUCER;
import static dev.envtune.env.sandbox.HintKind.SILENT_SENTINEL;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.Wording;

/// Why file tools fail, beside the reasons of [NameFault] that most of them share. The fact `instead`
/// is the value that the argument at fault should have had.
enum FileSystemCause implements Cause {
    CD_PATH(
            Wording.error(FileSystemCause.LEVELS),
            Hint.about(LOCALITY, "folder")
                    .say("folder takes one directory a call, not a path: first {step!r}.")
                    .next("cd(folder={step!r})")),
    CD_PATH_TO_HERE(
            Wording.error(FileSystemCause.LEVELS),
            Hint.of(NO_OP, "This path means the current directory, so there is nowhere to go.")),
    CD_PATH_TO_NOWHERE(
            Wording.error(FileSystemCause.LEVELS),
            Hint.about(LOCALITY, "folder")
                    .say("folder takes one directory a call, not a path.")
                    .say("This path leads to no directory from here.")),
    CD_TO_FILE(
            Wording.error(FileSystemCause.NO_FOLDER),
            Hint.of(KIND_MISMATCH, "{folder!r} is a file, and only directories can be entered.")
                    .say("[cat] shows what it holds.")),
    CD_ABOVE_ROOT(
            Wording.error("Current directory is already the root. Cannot go back."),
            Hint.of(NO_OP, "Nothing lies above the root; go on from here.")),
    CD_WENT_UP(
            Wording.sentinel(),
            Hint.of(
                    SILENT_SENTINEL,
                    "Going up always shows an empty result; the current directory is {name!r}"
                            + " now.")),

    MKDIR_ON_DIRECTORY(
            Wording.error(FileSystemCause.MKDIR_EXISTS),
            Hint.of(NO_OP, "The directory {dir_name!r} is here already; go on with it.")),
    MKDIR_ON_FILE(
            Wording.error(FileSystemCause.MKDIR_EXISTS),
            Hint.of(
                    COLLISION,
                    "A file {dir_name!r} is here, and a directory cannot share its name: choose"
                            + " another.")),
    TOUCH_ON_FILE(
            Wording.error(FileSystemCause.TOUCH_EXISTS),
            Hint.of(NO_OP, "The file {file_name!r} is here already; go on with it.")),
    TOUCH_ON_DIRECTORY(
            Wording.error(FileSystemCause.TOUCH_EXISTS),
            Hint.of(
                    COLLISION,
                    "A directory {file_name!r} is here, and a file cannot share its name: choose"
                            + " another.")),

    ECHO_WITHOUT_FILE(
            Wording.sentinel(),
            Hint.of(
                    SILENT_SENTINEL,
                    "The text was only shown: without file_name nothing is written.")),
    ECHO_TO_MISSING_FILE(
            Wording.error("echo: cannot write to '{file_name}': No such file"),
            Hint.about(PRODUCER, "file_name")
                    .say("echo writes only to a file that exists, and replaces its text.")
                    .say("[touch] makes an empty one.")
                    .next("touch(file_name={file_name!r})")),
    ECHO_TO_DIRECTORY(
            Wording.raised("'Directory' object has no attribute '_write'"),
            Hint.of(
                    KIND_MISMATCH,
                    "{file_name!r} is a directory, and only files hold text: name a file.")),

    FIND_UPWARDS(
            Wording.error(FileSystemCause.NO_PATH),
            Hint.of(LEGAL_VALUES, "path cannot go up: '..' is not understood here.")
                    .say("[find] searches everything with path='/'.")
                    .next("find(path='/', name={name!r})")),
    FIND_BY_ROOT_NAME(
            Wording.error(FileSystemCause.NO_PATH),
            Hint.about(LOCALITY, "path")
                    .say("'/' stands for the root itself, so leave its name out: {instead!r}.")),
    FIND_IN_FILE(
            Wording.error(FileSystemCause.NO_PATH),
            Hint.of(KIND_MISMATCH, "path names the directory to search, and this is a file.")
                    .next("find(path='.', name={last!r})")),
    FIND_NOWHERE(
            Wording.error(FileSystemCause.NO_PATH),
            Hint.of(
                            LOCALITY,
                            "path names a directory below the current one, or one below the root"
                                    + " after a leading '/'.")
                    .next("find(path='/', name={last!r})")),
    FIND_WILDCARD(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "name")
                    .say("name is plain text that names contain: wildcards are not expanded.")),
    FIND_NOTHING_HERE(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "name")
                    .say(
                            "No name below path contains this text; upper and lower case differ."
                                    + " path='/' searches everything.")
                    .next("find(path='/', name={name!r})")),
    FIND_NOTHING(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "name")
                    .say("No name anywhere contains this text; upper and lower case differ.")),

    WC_MODE(
            Wording.error("wc: invalid mode '{mode}'"),
            Hint.about(LEGAL_VALUES, "mode").say("l counts lines, w words, c characters.")),
    GREP_NOTHING(
            Wording.sentinel(),
            Hint.of(
                    SILENT_SENTINEL,
                    "No line contains this text; it is taken literally, not as a regular"
                            + " expression, and upper and lower case differ.")),
    TAIL_OF_NO_LINES(
            Wording.sentinel(),
            Hint.of(SILENT_SENTINEL, "With lines=0 the whole file is shown; give 1 or more.")),
    TAIL_OF_NEGATIVE_LINES(
            Wording.sentinel(),
            Hint.of(
                    SILENT_SENTINEL,
                    "A negative number leaves out that many lines at the start; give 1 or more for"
                            + " the last ones.")),
    DIFF_STOPPED(
            Wording.sentinel(),
            Hint.of(
                    SILENT_SENTINEL,
                    "Only the first {compared} lines were compared: {longer!r} has more.")),

    RMDIR_OF_FILE(
            Wording.error("rmdir: cannot remove '{dir_name}': Not a directory"),
            Hint.of(KIND_MISMATCH, "{dir_name!r} is a file.")
                    .say("[rm] removes files.")
                    .next("rm(file_name={dir_name!r})")),
    RMDIR_NOT_EMPTY(
            Wording.error("rmdir: cannot remove '{dir_name}': Directory not empty"),
            Hint.of(PRECONDITION, "rmdir removes only a directory that holds nothing.")
                    .say("Move or remove what it holds; [rm] removes it with all that is in it.")),

    DESTINATION_WITH_SLASH(
            Wording.error(FileSystemCause.NO_DESTINATION_PATH),
            Hint.about(LOCALITY, "destination")
                    .say("Write it without a slash: {instead!r} means the same place.")),
    DESTINATION_DEEPER(
            Wording.error(FileSystemCause.NO_DESTINATION_PATH),
            Hint.about(LOCALITY, "destination")
                    .say("destination reaches one level: a directory here, or a new name.")
                    .say("Give {step!r} first; [cd] goes there for the rest of the path.")),
    DESTINATION_OUTSIDE(
            Wording.error(FileSystemCause.NO_DESTINATION_PATH),
            Hint.about(DEAD_END, "destination")
                    .say("Nothing can be put above or beside the current directory.")
                    .say(
                            "For a file, [cat] it, go there with [cd], and make it anew with"
                                    + " [touch] and [echo].")),
    DESTINATION_NOWHERE(
            Wording.error(FileSystemCause.NO_DESTINATION_PATH),
            Hint.about(LOCALITY, "destination")
                    .say(
                            "destination is one bare name: a directory in the current one, or a"
                                    + " new name. This path leads to nothing from here.")),
    DESTINATION_IS_FILE(
            Wording.error("{tool}: cannot {verb} '{source}' to '{destination}': Not a directory"),
            Hint.of(
                            COLLISION,
                            "{destination!r} is a file already, and nothing is overwritten: choose"
                                    + " another name, or remove it first.")
                    .next("rm(file_name={destination!r})")),
    DESTINATION_IS_SOURCE(
            Wording.error("{tool}: cannot {verb} '{source}' to '{destination}': Not a directory"),
            Hint.of(NO_OP, "source and destination are the same file; choose another name.")),
    MOVE_COLLISION(
            Wording.error("mv: cannot move '{source}' to '{destination}/{source}': File exists"),
            Hint.of(COLLISION, FileSystemCause.NAME_TAKEN).next("cd(folder={destination!r})")),
    COPY_COLLISION_OF_FILE(
            Wording.raised("File '{source}' already exists in directory '{directory}'."),
            Hint.of(COLLISION, FileSystemCause.NAME_TAKEN).next("cd(folder={destination!r})")),
    COPY_COLLISION_OF_DIRECTORY(
            Wording.raised("Directory '{source}' already exists in directory '{directory}'."),
            Hint.of(COLLISION, FileSystemCause.NAME_TAKEN).next("cd(folder={destination!r})")),
    DOTS_AS_NAME(
            Wording.sentinel(),
            Hint.of(
                    SILENT_SENTINEL,
                    "{destination!r} does not mean a directory here: it is the new name now, in"
                            + " the current directory.")),
    MOVED_INTO_ITSELF(
            Wording.sentinel(),
            Hint.of(
                    SILENT_SENTINEL,
                    "The directory was moved into itself, and is gone with all that it held."));

    private static final String LEVELS =
            "cd: {folder}: Unsupported path. Only one folder level at a time is supported.";
    static final String NO_FOLDER = "cd: '{folder}': No such file or directory";
    private static final String MKDIR_EXISTS =
            "mkdir: cannot create directory '{dir_name}': File exists";
    private static final String TOUCH_EXISTS = "touch: cannot touch '{file_name}': File exists";
    private static final String NO_PATH = "find: '{path}': No such file or directory";
    private static final String NO_DESTINATION_PATH =
            "{tool}: path not allowed in destination. Provide only a file or directory name.";
    private static final String NAME_TAKEN =
            "{destination!r} holds something named {source!r} already, and nothing is overwritten:"
                    + " remove or rename one of the two first.";

    private final Wording wording;
    private final Hint hint;

    FileSystemCause(Wording wording, Hint hint) {
        this.wording = wording;
        this.hint = hint;
    }

    @Override
    public Wording wording() {
        return wording;
    }

    @Override
    public Hint hint() {
        return hint;
    }
}
