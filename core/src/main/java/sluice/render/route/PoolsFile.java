package sluice.render.route;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sluice.failure.SluiceException;
import sluice.json.StrictJson;
import sluice.render.Quality;
import sluice.render.Stage;

/**
 * The pools of a home: its {@code pools.json}, or what it has without one. docs/routing.md lists all fields.
 *
 * @param pools by unique names
 * @param prices the default list with the file's own prices laid over it
 */
public record PoolsFile(List<Pool> pools, Preferences preferences, PriceList prices) {
    /** The pool that every home has. */
    public static final String HERE = "here";

    private static final String PRESS = "press";

    static final String BUILTIN = "builtin";
    static final String ONNX = "onnx";
    static final String COMFYUI = "comfyui";
    private static final int MOST_TOGETHER = 4;

    /**
     * The machine that the home is on, for what a file leaves out.
     *
     * @param cores that rendering may use
     * @param memoryBytes that loaded models may take
     * @param pipelines whether the home has pipelines in the diffusers layout
     */
    public record Machine(int cores, long memoryBytes, boolean pipelines) {
        public Machine {
            if (cores < 1 || memoryBytes < 1) {
                throw new IllegalArgumentException("a machine has a core and memory");
            }
        }
    }

    public PoolsFile {
        pools = List.copyOf(pools);
    }

    /**
     * @param file {@code HOME/pools.json}; need not be there
     * @throws SluiceException with code {@code INVALID} that names file and field, when something in it is wrong
     */
    public static PoolsFile read(Path file, Machine machine) {
        if (!Files.exists(file)) {
            return standard(machine);
        }
        return read(file.toString(), StrictJson.bytes(file, "pools"), machine);
    }

    /** @param source what to call it in messages */
    public static PoolsFile read(String source, byte[] json, Machine machine) {
        return PoolsReader.read(source, StrictJson.read(source, json), machine);
    }

    /**
     * Without a file: the built-in generator, the home's pipelines on the processor, and, since drawing takes all cores and
     * finishing one, a pool that finishes on half of them what these have drawn.
     */
    public static PoolsFile standard(Machine machine) {
        List<Pool> pools = new ArrayList<>();
        pools.add(processor(HERE, BUILTIN, MOST_TOGETHER, machine));
        if (machine.pipelines()) {
            pools.add(processor(HERE + "-onnx", ONNX, 1, machine));
        }
        if (machine.cores() > 1) {
            pools.add(new Pool(
                    PRESS,
                    BUILTIN,
                    "",
                    List.of(),
                    "cpu",
                    PriceList.DEFAULT.of(PriceList.CPU).orElseThrow(),
                    machine.cores() / 2,
                    1,
                    machine.memoryBytes(),
                    Quality.DRAFT,
                    Quality.HERO,
                    Set.of(Stage.FINISH)));
        }
        return new PoolsFile(pools, Preferences.NONE, PriceList.DEFAULT);
    }

    private static Pool processor(String name, String generator, int batch, Machine machine) {
        return new Pool(
                name,
                generator,
                "",
                List.of(),
                "cpu",
                machine.cores() * PriceList.DEFAULT.of(PriceList.CPU).orElseThrow(),
                1,
                batch,
                machine.memoryBytes(),
                Quality.DRAFT,
                Quality.HERO);
    }
}
