package dev.envtune.trainer.ledger;

/// How many rollouts of a run are in which state. Always: planned = consumed + dropped + in flight.
///
/// @param planned ever
/// @param inFlight planned, running or done, and not learnt from yet
public record Account(long planned, long consumed, long dropped, long inFlight) {}
