package dev.envtune.trainer.ledger;

/// The ledger refuses something. The message says what to do.
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LedgerException(String message) {
        super(message);
    }
}
