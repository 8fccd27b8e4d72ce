package dev.envtune.worker.serve;

import dev.envtune.worker.completion.Event;
import java.io.IOException;

/// Takes the events of a generation and says them to the client, at once or at the end.
interface Answer {
    void token(Event.Token token) throws IOException;

    void finished(Event.Finished finished) throws IOException;

    /// All messages are complete.
    void end() throws IOException;
}
