package dev.envtune.env.task;

/// The bundled suite: 48 scenarios over all eight domains, each as four variants, in the official
/// format and our own wording. Written to be learnt by a very small policy.
public final class StarterSuite {
    private StarterSuite() {}

    public static Suite load() {
        return SuiteReader.read(
                new ResourceFiles("/starter/"), Layout.STARTER, BundledDocuments.installed());
    }
}
