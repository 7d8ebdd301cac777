package sluice.server.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.http.Json;
import sluice.server.http.Response;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class EventHubTest {
    private static Thread listen(Response answer, OutputStream out) {
        Response.Stream stream = assertInstanceOf(Response.Stream.class, answer);
        return Thread.ofVirtual().start(() -> {
            try {
                stream.writer().write(out);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Counts down with every line that holds a text. */
    private static OutputStream counting(String text, CountDownLatch seen) {
        return new OutputStream() {
            private final ByteArrayOutputStream line = new ByteArrayOutputStream();

            @Override
            public void write(int b) {
                line.write(b);
                if (b == '\n') {
                    if (line.toString(StandardCharsets.UTF_8).contains(text)) {
                        seen.countDown();
                    }
                    line.reset();
                }
            }
        };
    }

    @Test
    void aCountThatFailsDoesNotEndTheEvents() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch told = new CountDownLatch(1);
        try (EventHub hub = new EventHub(InstantSource.system(), () -> status(asked), Json::object)) {
            CountDownLatch connected = new CountDownLatch(1);
            OutputStream first = counting("retry:", connected);
            listen(hub.subscribe(), first);
            listen(hub.subscribe(), counting("event: " + Event.CATALOG_CHANGED, told));
            connected.await();
            while (told.getCount() > 0) {
                hub.catalogChanged();
                Thread.onSpinWait();
            }
        }
        assertEquals(0, told.getCount());
    }

    private static JsonNode status(AtomicInteger asked) {
        if (asked.getAndIncrement() == 0) {
            throw SluiceException.of(FailureCode.STORAGE, "the disk is away for a moment");
        }
        return Json.object();
    }

    @Test
    void listenersAreBounded() throws Exception {
        List<Thread> threads = new ArrayList<>();
        try (EventHub hub = new EventHub(InstantSource.system(), Json::object, Json::object)) {
            Response spare = hub.subscribe();
            for (int i = 0; i < 64; i++) {
                CountDownLatch connected = new CountDownLatch(1);
                threads.add(listen(hub.subscribe(), counting("retry:", connected)));
                connected.await();
            }
            SluiceException refused = assertThrows(SluiceException.class, hub::subscribe);
            assertEquals(FailureCode.OVERLOADED, refused.code());
            // Let in before the house was full, but too late to the door: it ends at once.
            listen(spare, OutputStream.nullOutputStream()).join();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void afterTheEndNobodyWaits() throws Exception {
        EventHub hub = new EventHub(InstantSource.system(), Json::object, Json::object);
        hub.close();
        listen(hub.subscribe(), OutputStream.nullOutputStream()).join();
    }
}
