package sluice.server.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.http.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Being the one owner of a home. The operating system's lock on a file decides, and it goes with its process, however
 * that ends; a note beside it says who the owner is, for those who come second.
 */
public final class Ownership implements AutoCloseable {
    private final Home home;
    /** Kept, because the JDK forgets a lock that nobody refers to, and would grant it again in this process. */
    private final FileLock lock;

    private final Owner owner;

    private Ownership(Home home, FileLock lock, Owner owner) {
        this.home = home;
        this.lock = lock;
        this.owner = owner;
    }

    /** @throws SluiceException with code CONFLICT, naming the owner, when somebody else has the home */
    public static Ownership take(Home home, String command, Instant now) {
        return tryTake(home, command, now).orElseThrow(() -> {
            String who = find(home).map(Owner::toString).orElse("another process");
            return SluiceException.about(
                    FailureCode.CONFLICT, "--home", "the home " + home.folder() + " is in use by " + who);
        });
    }

    /** Empty when somebody else has the home. */
    public static Optional<Ownership> tryTake(Home home, String command, Instant now) {
        try {
            FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean taken = false;
            try {
                FileLock lock = lock(channel);
                if (lock == null) {
                    return Optional.empty();
                }
                Owner owner = new Owner(ProcessHandle.current().pid(), command, null, now);
                Ownership ownership = new Ownership(home, lock, owner);
                ownership.note(owner);
                taken = true;
                return Optional.of(ownership);
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE,
                    home.lock().toString(),
                    "the home " + home.folder() + " cannot be locked: " + e.getMessage(),
                    e);
        }
    }

    /** Whoever noted himself last; he may have gone. */
    public static Optional<Owner> find(Home home) {
        try {
            JsonNode note = Json.MAPPER.readTree(Files.readAllBytes(home.ownerNote()));
            return Optional.of(new Owner(
                    note.path("pid").asLong(),
                    note.path("command").asString("?"),
                    note.hasNonNull("address") ? note.get("address").asString() : null,
                    Instant.parse(note.path("since").asString())));
        } catch (IOException | JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Tells those who come second where this owner answers. */
    public void servesAt(String address) {
        try {
            note(new Owner(owner.pid(), owner.command(), address, owner.since()));
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE,
                    home.ownerNote().toString(),
                    "cannot write " + home.ownerNote() + ": " + e.getMessage(),
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void note(Owner who) throws IOException {
        Files.write(
                home.ownerNote(),
                Json.bytes(Json.object()
                        .put("pid", who.pid())
                        .put("command", who.command())
                        .put("address", who.address())
                        .put("since", who.since().toString())));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(home.ownerNote());
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE, home.lock().toString(), "cannot let go of " + home.folder(), e);
        }
    }
}
