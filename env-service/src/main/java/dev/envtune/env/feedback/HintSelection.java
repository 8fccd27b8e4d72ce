package dev.envtune.env.feedback;

import dev.envtune.env.sandbox.DomainSpec;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.HintKind;
import dev.envtune.env.sandbox.Outcome;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which kinds of hints are given, by domain. A failure of another kind is worded as in standard feedback.
///
/// Equal selections are equal: a domain whose kinds are those of the others is not kept.
public final class HintSelection {
    /// Stands for the domains that are not named, and for calls of no tool.
    public static final String OTHERS = "*";

    /// Every kind in every domain.
    public static final HintSelection ALL =
            new HintSelection(EnumSet.allOf(HintKind.class), Map.of());

    private final Set<HintKind> others;
    private final Map<String, Set<HintKind>> byDomain;

    /// A selection that names a kind or a domain which does not exist. The message names the legal ones.
    public static final class UnknownException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private UnknownException(String message) {
            super(message);
        }
    }

    private HintSelection(Set<HintKind> others, Map<String, Set<HintKind>> byDomain) {
        this.others = others;
        this.byDomain = new TreeMap<>(byDomain);
        this.byDomain.values().removeIf(others::equals);
    }

    /// @param codes `K1` to `K17`, by domain name or [#OTHERS]; every kind where the latter is absent
    /// @throws UnknownException if a domain or kind does not exist
    public static HintSelection of(Map<String, List<String>> codes) {
        var kinds = new TreeMap<String, Set<HintKind>>();
        codes.forEach((domain, of) -> kinds.put(requireDomain(domain), kinds(of)));
        var others = kinds.remove(OTHERS);
        return new HintSelection(others == null ? ALL.others : others, kinds);
    }

    private static String requireDomain(String name) {
        if (!name.equals(OTHERS) && Domains.installed().find(name) == null) {
            throw new UnknownException(
                    "There is no domain '"
                            + name
                            + "' to select hints for. There are "
                            + Stream.concat(
                                            Stream.of(OTHERS),
                                            Domains.installed().all().stream()
                                                    .map(DomainSpec::name))
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return name;
    }

    private static Set<HintKind> kinds(List<String> codes) {
        var kinds = EnumSet.noneOf(HintKind.class);
        for (var code : codes) {
            var kind = HintKind.ofCode(code);
            if (kind == null) {
                throw new UnknownException(
                        "There is no kind of hint '"
                                + code
                                + "'. There are "
                                + Arrays.stream(HintKind.values())
                                        .map(HintKind::code)
                                        .collect(Collectors.joining(", "))
                                + ".");
            }
            kinds.add(kind);
        }
        return kinds;
    }

    boolean includes(HintKind kind, Outcome outcome) {
        var tool = outcome.tool();
        var kinds = tool == null ? others : byDomain.getOrDefault(tool.domain(), others);
        return kinds.contains(kind);
    }

    /// The selection as clients write it: [#OTHERS] first, domains and kinds in order.
    public Map<String, List<String>> codes() {
        var codes = new TreeMap<String, List<String>>();
        codes.put(OTHERS, codes(others));
        byDomain.forEach((domain, kinds) -> codes.put(domain, codes(kinds)));
        return codes;
    }

    private static List<String> codes(Set<HintKind> kinds) {
        return kinds.stream().map(HintKind::code).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HintSelection selection
                && selection.others.equals(others)
                && selection.byDomain.equals(byDomain);
    }

    @Override
    public int hashCode() {
        return 31 * others.hashCode() + byDomain.hashCode();
    }
}
