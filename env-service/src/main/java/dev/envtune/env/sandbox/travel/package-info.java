/// Flights, credit cards, bookings and budgets (TravelAPI).
@NullMarked
package dev.envtune.env.sandbox.travel;

import org.jspecify.annotations.NullMarked;
