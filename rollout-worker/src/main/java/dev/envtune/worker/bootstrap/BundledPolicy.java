package dev.envtune.worker.bootstrap;

import dev.envtune.contract.DataFolder;
import dev.envtune.policy.PolicyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The starter policy that comes with EnvTune. How it was made is in `docs/starter-policy.md`.
public final class BundledPolicy {
    private static final List<String> FILES =
            List.of(
                    "config.json",
                    "envtune.json",
                    "model.safetensors",
                    "tokenizer.json",
                    "tokenizer_config.json");
    private static final int NAME_LENGTH = 12;

    private BundledPolicy() {}

    /// Its folder, unpacked into the data folder at first use.
    ///
    /// @throws PolicyException if this build has none
    public static Path folder() {
        var files = new LinkedHashMap<String, byte[]>();
        for (var name : FILES) {
            files.put(name, read(name));
        }
        var folder = DataFolder.path().resolve("policies").resolve("starter-" + checksum(files));
        if (!Files.isDirectory(folder)) {
            unpack(files, folder);
        }
        return folder;
    }

    private static byte[] read(String name) {
        try (var file = BundledPolicy.class.getResourceAsStream("/starter-policy/" + name)) {
            if (file == null) {
                throw new PolicyException(
                        "this build has no bundled policy; name one with --policy DIR, or make one with"
                                + " ./envtune policy init and ./envtune policy bootstrap");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundled policy", e);
        }
    }

    private static String checksum(Map<String, byte[]> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.values().forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest()).substring(0, NAME_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Another process may do the same at the same time: the first one to finish wins.
    private static void unpack(Map<String, byte[]> files, Path folder) {
        try {
            Files.createDirectories(folder.getParent());
            var part = Files.createTempDirectory(folder.getParent(), "part-");
            for (var file : files.entrySet()) {
                Files.write(part.resolve(file.getKey()), file.getValue());
            }
            try {
                Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException _) {
                for (var name : files.keySet()) {
                    Files.delete(part.resolve(name));
                }
                Files.delete(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the bundled policy to " + folder, e);
        }
    }
}
