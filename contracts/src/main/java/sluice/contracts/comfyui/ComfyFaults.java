package sluice.contracts.comfyui;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** How a {@link ComfyServer} misbehaves; by default it does not. Set before, or while, it draws. */
public final class ComfyFaults {
    private final Map<String, AtomicInteger> failing = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> stalled = new ConcurrentHashMap<>();
    private volatile IntConsumer atStep = step -> {};
    private volatile boolean old;
    private volatile boolean halfRefusing;
    private volatile boolean noPicture;
    private volatile String error = "";

    /** Requests to a path are answered with status 500, so many times. */
    public ComfyFaults fail(String path, int times) {
        failing.put(path, new AtomicInteger(times));
        return this;
    }

    /** Requests to a path do what they do and are never answered, so many times. */
    public ComfyFaults stall(String path, int times) {
        stalled.put(path, new AtomicInteger(times));
        return this;
    }

    /** Done on the server's drawing thread before each step, counted from 1. */
    public ComfyFaults atStep(IntConsumer action) {
        atStep = action;
        return this;
    }

    /** It knows no jobs by id, and chooses the ids of images itself. */
    public ComfyFaults old() {
        old = true;
        return this;
    }

    /** It takes workflows with status 200, and errors in one of the nodes. */
    public ComfyFaults halfRefusing() {
        halfRefusing = true;
        return this;
    }

    /** Workflows leave no picture. */
    public ComfyFaults noPicture() {
        noPicture = true;
        return this;
    }

    /** Workflows fail in the sampler, with an exception of this message; empty for not at all. */
    public ComfyFaults error(String message) {
        error = message;
        return this;
    }

    boolean fails(String path) {
        return due(failing, path);
    }

    boolean stalls(String path) {
        return due(stalled, path);
    }

    private static boolean due(Map<String, AtomicInteger> all, String path) {
        return all.entrySet().stream()
                .anyMatch(one -> path.startsWith(one.getKey())
                        && one.getValue().getAndUpdate(left -> Math.max(0, left - 1)) > 0);
    }

    void step(int step) {
        atStep.accept(step);
    }

    boolean isOld() {
        return old;
    }

    boolean isHalfRefusing() {
        return halfRefusing;
    }

    boolean hasNoPicture() {
        return noPicture;
    }

    String error() {
        return error;
    }
}
