package dev.envtune.env.demonstration;

import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;

/// A car: parked, ready to start, or running.
final class VehicleWorld implements World {
    private static final List<String> DOORS =
            List.of("driver", "passenger", "rear_left", "rear_right");

    @Override
    public String domain() {
        return "VehicleControlAPI";
    }

    @Override
    public DictValue start(Draw draw) {
        boolean locked = draw.chance(0.6);
        boolean pressed = draw.chance(0.5);
        boolean running = locked && draw.chance(0.5);
        var doors = new DictValue();
        DOORS.forEach(door -> doors.put(door, locked || draw.chance(0.2) ? "locked" : "unlocked"));
        var start =
                DictValue.of("fuelLevel", (double) draw.between(1, 30))
                        .put("batteryVoltage", 12.5)
                        .put("engineState", running ? "running" : "stopped")
                        .put("doorStatus", doors)
                        .put("acTemperature", (double) draw.between(16, 30))
                        .put("fanSpeed", draw.value("percent"))
                        .put("acMode", draw.value("climate mode"))
                        .put("humidityLevel", 50.0)
                        .put("headLightStatus", draw.chance(0.5) ? "on" : "off")
                        .put("parkingBrakeStatus", draw.chance(0.5) ? "engaged" : "released")
                        .put("brakePedalStatus", pressed ? "pressed" : "released")
                        .put("brakePedalForce", pressed ? 1000.0 : 0.0)
                        .put("distanceToNextVehicle", 50.0)
                        .put("cruiseStatus", "inactive")
                        .put("destination", "None");
        for (var tire : List.of("frontLeft", "frontRight", "rearLeft", "rearRight")) {
            start.put(tire + "TirePressure", (double) draw.between(28, 36));
        }
        return start;
    }

    @Override
    public List<Value> facts(String fact, Toolbox live) {
        var state = World.state(live, domain());
        boolean locked = Value.of(0).equals(state.get("remainingUnlockedDoors"));
        boolean pressed = Value.of("pressed").equals(state.get("brakePedalStatus"));
        boolean running = Value.of("running").equals(state.get("engine_state"));
        return switch (fact) {
            case "locked" -> World.holds(locked && !running);
            case "ready to start" -> World.holds(locked && pressed && !running);
            case "running" -> World.holds(running);
            default -> throw World.unknown(domain(), fact);
        };
    }
}
