package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * Keeps ONNX Runtime from reporting to its maker, which its published builds do unless told otherwise: a device id, the
 * process, and every session (microsoft/onnxruntime, pull requests 27379 and 29843). Only an environment variable that is
 * there before the runtime's first environment keeps it from all of it, so it is set in this process, where the platform
 * has the POSIX function for it; on Windows the runtime reports to the system's own tracing, which is turned off as far as
 * its API goes.
 */
final class Telemetry {
    /** The name in 1.29, and the name after that. */
    private static final List<String> SWITCHES = List.of("ORT_DISABLE_TELEMETRY", "ORT_TELEMETRY_DISABLED");

    private Telemetry() {}

    /** To be called before the runtime is used for the first time. */
    static void prevent() {
        if (SWITCHES.stream().allMatch(name -> "1".equals(System.getenv(name)))) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        SymbolLookup standard = linker.defaultLookup();
        Optional<MemorySegment> setenv = standard.find("setenv");
        if (setenv.isEmpty()) {
            return;
        }
        MethodHandle call = linker.downcallHandle(
                setenv.get(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            for (String name : SWITCHES) {
                int failed = (int) call.invokeExact(arena.allocateFrom(name), arena.allocateFrom("1"), 1);
                if (failed != 0) {
                    throw new IllegalStateException(name + " cannot be set");
                }
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the environment cannot be changed", e);
        }
    }

    /** What is left to be turned off once there is an environment. */
    static OrtEnvironment silenced(OrtEnvironment environment) throws OrtException {
        environment.setTelemetry(false);
        return environment;
    }
}
