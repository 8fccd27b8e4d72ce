package dev.envtune.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// On whose behalf the server's programs run. PostgreSQL refuses to run as root, so root has to step down.
///
/// @param prefix goes in front of every command
/// @param uid    owner of the server's files
/// @param gid    group of the server's files
record ServerAccount(List<String> prefix, int uid, int gid) {
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /// Chooses the account for a data folder. An existing folder keeps its owner.
    ///
    /// @param folder   the server's own folder, which may not exist yet
    /// @param binaries what the account must be able to reach besides the folder
    /// @param succeeds whether a command can be run; a parameter so that tests can take programs away
    static ServerAccount choose(
            Path folder, PostgresBinaries binaries, Predicate<List<String>> succeeds)
            throws IOException {
        var invoker = invoker();
        var exists = Files.exists(folder);
        var owner = exists ? id(folder, "uid") : invoker;
        if (invoker != ROOT) {
            if (owner != invoker) {
                throw new DatabaseException.ForeignFolder(folder, owner);
            }
            return new ServerAccount(List.of(), invoker, id(existing(folder), "gid"));
        }
        // Inside a user namespace without a mapping, root still owns its files, yet is not uid 0.
        var namespace = List.of("unshare", "-U");
        if (owner == ROOT && succeeds.test(concat(namespace, List.of("true")))) {
            return new ServerAccount(namespace, ROOT, ROOT);
        }
        var uid = owner == ROOT ? NOBODY : owner;
        var gid = owner == ROOT ? NOBODY : id(folder, "gid");
        var reaches =
                List.of("ls", "-d", existing(folder) + "/.", binaries.program("initdb").toString());
        return steppingDown(uid, gid)
                .filter(account -> succeeds.test(account.command(reaches)))
                .findFirst()
                .orElseThrow(() -> new DatabaseException.CannotStepDown(folder));
    }

    /// First without any privilege; then, for a data folder below root's closed home, with the one privilege of reaching
    /// files. (In a user namespace the server can reach all that root owns, too.)
    private static Stream<ServerAccount> steppingDown(int uid, int gid) {
        var plain = List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups");
        var reaching =
                List.of(
                        "--inh-caps=-all,+dac_override",
                        "--ambient-caps=-all,+dac_override",
                        "--securebits=+no_setuid_fixup");
        return Stream.of(plain, concat(plain, reaching))
                .map(prefix -> new ServerAccount(prefix, uid, gid));
    }

    List<String> command(List<String> command) {
        return concat(prefix, command);
    }

    /// Gives a file that we made to the server.
    void own(Path file) throws IOException {
        if (id(file, "uid") != uid) {
            Files.setAttribute(file, "unix:uid", uid);
            Files.setAttribute(file, "unix:gid", gid);
        }
    }

    private static int invoker() {
        return Integer.parseInt(Program.run(List.of("id", "-u")).output().strip());
    }

    private static int id(Path file, String attribute) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:" + attribute);
    }

    /// The folder itself or the nearest one above it that exists.
    private static Path existing(Path folder) {
        var parent = folder.getParent();
        return Files.exists(folder) || parent == null ? folder : existing(parent);
    }

    private static List<String> concat(List<String> head, List<String> tail) {
        var all = new ArrayList<>(head);
        all.addAll(tail);
        return all;
    }
}
