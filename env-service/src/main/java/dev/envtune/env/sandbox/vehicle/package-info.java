/// Engine, doors, brakes, climate and navigation of a car (VehicleControlAPI).
@NullMarked
package dev.envtune.env.sandbox.vehicle;

import org.jspecify.annotations.NullMarked;
