package sluice.server.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** The secret that callers show when the server is bound beyond the loopback; kept in the home, readable by its owner. */
public final class AccessToken {
    private static final int BYTES = 24;

    private AccessToken() {}

    /** The home's token, if it has one. */
    public static Optional<String> find(Home home) {
        try {
            return Optional.of(
                    Files.readString(home.token(), StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The home's token, made at the first time. */
    public static String of(Home home) {
        return find(home).filter(token -> !token.isEmpty()).orElseGet(() -> make(home.token()));
    }

    private static String make(Path place) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        try {
            Files.deleteIfExists(place);
            if (place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(place, token, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE, place.toString(), "the token cannot be written: " + e.getMessage(), e);
        }
        return token;
    }
}
