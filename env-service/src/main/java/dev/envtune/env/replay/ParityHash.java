package dev.envtune.env.replay;

import dev.envtune.contract.Category;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `count:hash` of the results of a block of scenarios: how many calls, and the first 16 hex digits of
/// SHA-256 over each result in UTF-8 and a line feed (spec/bfcl-protocol.md section 8).
final class ParityHash {
    /// Scenarios 0-49 are about the file system, 50-99 vehicles, 100-149 trading, 150-199 travel.
    static final int BLOCK = 50;

    /// What CPython 3.11 and the official tools give on the official data.
    private static final Map<Category, List<String>> OFFICIAL =
            Map.of(
                    Category.BASE,
                    List.of(
                            "276:1b5e9ea7857a4fbf",
                            "359:b670f8f2df2d6083",
                            "240:8650f9cff8e7a62f",
                            "267:a9749dde49ab952e"),
                    Category.MISS_FUNC,
                    List.of(
                            "276:c55f234c9c860135",
                            "359:b670f8f2df2d6083",
                            "240:7f84f8ae2d9d5a32",
                            "265:355ad9cb2c9f6c58"),
                    Category.MISS_PARAM,
                    List.of(
                            "276:fa2c3a58e51c7d11",
                            "359:7cb3a99bbba6ab49",
                            "240:7f84f8ae2d9d5a32",
                            "265:355ad9cb2c9f6c58"),
                    Category.LONG_CONTEXT,
                    List.of(
                            "336:0850523c47e38b34",
                            "359:50af7ae30cb6f025",
                            "240:b980f105c7c73604",
                            "268:7bb9d65230578ca0"));

    private final MessageDigest digest;
    private int count;

    ParityHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(String result) {
        digest.update(result.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        count++;
    }

    /// The value so far; the hash cannot be added to afterwards.
    String value() {
        return count + ":" + HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    /// The official value of a block, or null where there is none.
    static @Nullable String official(Category category, int block) {
        var blocks = OFFICIAL.getOrDefault(category, List.of());
        return block < blocks.size() ? blocks.get(block) : null;
    }
}
