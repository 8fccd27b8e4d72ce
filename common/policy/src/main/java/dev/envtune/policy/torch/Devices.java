package dev.envtune.policy.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import dev.envtune.policy.PolicyException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the tensors of this process live: the first GPU where libtorch finds one, else the processor;
/// the variable ENVTUNE_DEVICE says otherwise.
final class Devices {
    private static final String VARIABLE = "ENVTUNE_DEVICE";
    private static final Pattern CUDA = Pattern.compile("cuda(?::([0-9]{1,3}))?");

    private Devices() {}

    static Device chosen() {
        return Holder.CHOSEN;
    }

    private static final class Holder {
        static final Device CHOSEN =
                choose(System.getenv(VARIABLE), Engine.getEngine("PyTorch").getGpuCount());
    }

    /// @param asked what the variable says
    /// @param gpus how many libtorch finds; 0 where it is one without CUDA
    /// @throws PolicyException if the device is not known or not there
    static Device choose(@Nullable String asked, int gpus) {
        if (asked == null || asked.isBlank()) {
            return gpus > 0 ? Device.gpu(0) : Device.cpu();
        }
        var name = asked.strip();
        if (name.equals("cpu")) {
            return Device.cpu();
        }
        var cuda = CUDA.matcher(name);
        if (!cuda.matches()) {
            throw new PolicyException(
                    "%s is '%s', which is no device. Give cpu, cuda or cuda:0."
                            .formatted(VARIABLE, name));
        }
        int number = cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1));
        if (number >= gpus) {
            throw new PolicyException(
                    "%s is '%s', but libtorch finds %d GPUs. Give another one or cpu, or see docs/gpu.md for a libtorch with CUDA."
                            .formatted(VARIABLE, name, gpus));
        }
        return Device.gpu(number);
    }

    /// As the variable names it.
    static String label(Device device) {
        return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
    }
}
