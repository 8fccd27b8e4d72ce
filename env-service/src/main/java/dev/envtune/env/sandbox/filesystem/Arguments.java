package dev.envtune.env.sandbox.filesystem;

import static dev.envtune.env.sandbox.JsonType.STRING;

import dev.envtune.env.sandbox.Param;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Parameters that several file tools share.
final class Arguments {
    static final String LISTED = "ls.current_directory_content";

    private Arguments() {}

    @Param(
            name = "file_name",
            type = STRING,
            description = "A file in the current directory.",
            from = LISTED)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface FileName {}

    @Param(
            name = "source",
            type = STRING,
            description = "A file or directory in the current directory.",
            from = LISTED)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Source {}

    @Param(
            name = "destination",
            type = STRING,
            description = "A directory in the current one to put it into, or a new name.",
            from = LISTED)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Destination {}
}
