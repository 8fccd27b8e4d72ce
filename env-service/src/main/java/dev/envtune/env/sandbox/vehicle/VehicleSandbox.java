package dev.envtune.env.sandbox.vehicle;

import dev.envtune.env.sandbox.Domain;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.Sandbox;
import dev.envtune.env.sandbox.ToolGroup;
import dev.envtune.env.sandbox.python.DictValue;
import org.jspecify.annotations.Nullable;

/// A car: engine, doors, brakes, climate, instruments and navigation (spec/bfcl-protocol.md 7.8).
@Domain(
        name = "VehicleControlAPI",
        document = "vehicle_control",
        description =
                "Part of a car's controls: engine, fuel, doors, brakes, climate, lights,"
                        + " instruments and navigation.")
public final class VehicleSandbox implements Sandbox {
    private final CarState car;
    private final DrivingTools driving;
    private final CabinTools cabin;
    private final TripTools trip;

    public VehicleSandbox() {
        this(new CarState());
    }

    private VehicleSandbox(CarState car) {
        this.car = car;
        driving = new DrivingTools(car);
        cabin = new CabinTools(car);
        trip = new TripTools(car);
    }

    @Override
    public void load(DictValue config, @Nullable LongContext constants) {
        car.load(config, constants);
    }

    @Override
    public VehicleSandbox copy() {
        return new VehicleSandbox(car.copy());
    }

    @Override
    public DictValue state() {
        return car.compared();
    }

    @ToolGroup
    public DrivingTools driving() {
        return driving;
    }

    @ToolGroup
    public CabinTools cabin() {
        return cabin;
    }

    @ToolGroup
    public TripTools trip() {
        return trip;
    }
}
