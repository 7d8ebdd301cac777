package sluice.adapters.comfyui;

import java.io.IOException;

/** A server answered, and could not do it. */
final class StatusException extends IOException {
    private static final long serialVersionUID = 1L;

    StatusException(String what, int status) {
        super(what + " was answered with status " + status);
    }
}
