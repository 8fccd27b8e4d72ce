package dev.envtune.policy.lora;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.model.SafeTensors;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// An adapter in the form of Python's PEFT: `adapter_config.json` and `adapter_model.safetensors`.
public final class PeftFolder {
    private static final String CONFIG = "adapter_config.json";
    private static final String TENSORS = "adapter_model.safetensors";
    private static final String PART = ".part";
    private static final String PREFIX = "base_model.model.";

    private PeftFolder() {}

    /// Writes an adapter. What was there before stays until both files are written.
    ///
    /// @param base the folder of the weights that it stands beside, as PEFT is told
    /// @throws PolicyException if there is no space left, or the folder cannot be written
    public static void write(Adapter adapter, Path base, Path folder) {
        var shapes = new LinkedHashMap<String, List<Integer>>();
        adapter.entries().forEach(entry -> shapes.put(PREFIX + entry.name(), entry.shape()));
        var values = new LinkedHashMap<String, float[]>();
        LibTorch.instance()
                .call(adapter::values)
                .forEach((name, elements) -> values.put(PREFIX + name, elements));
        var newTensors = folder.resolve(TENSORS + PART);
        var newConfig = folder.resolve(CONFIG + PART);
        try {
            Files.createDirectories(folder);
            SafeTensors.write(newTensors, DType.F32, shapes, values);
            Files.writeString(newConfig, config(adapter.shape(), base) + "\n", UTF_8);
            Files.move(newTensors, folder.resolve(TENSORS), StandardCopyOption.ATOMIC_MOVE);
            Files.move(newConfig, folder.resolve(CONFIG), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw PolicyException.notWritten("the adapter in " + folder, e);
        }
    }

    private static String config(LoraShape shape, Path base) {
        var json = JsonMapper.shared().createObjectNode();
        json.put("peft_type", "LORA");
        json.put("task_type", "CAUSAL_LM");
        json.put("base_model_name_or_path", base.toString());
        json.put("r", shape.rank());
        json.put("lora_alpha", shape.alpha());
        json.put("lora_dropout", 0.0);
        json.put("bias", "none");
        json.put("fan_in_fan_out", false);
        json.put("inference_mode", true);
        var targets = json.putArray("target_modules");
        shape.targets().forEach(target -> targets.add(target.label()));
        return json.toPrettyString();
    }
}
