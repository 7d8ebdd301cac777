package sluice.server.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sluice.server.http.Json;

@Timeout(120)
class SubscriptionTest {
    private static Event event(long id) {
        return new Event(id, Event.CATALOG_CHANGED, Instant.EPOCH, Json.object().put("n", id));
    }

    private static List<Long> ids(ByteArrayOutputStream out) {
        return Pattern.compile("(?m)^id: (\\d+)$")
                .matcher(out.toString(StandardCharsets.UTF_8))
                .results()
                .map(match -> Long.parseLong(match.group(1)))
                .toList();
    }

    @Test
    void whoeverReadsTooSlowlyLosesTheOldestEventsOnly() throws Exception {
        Subscription subscription = new Subscription();
        for (long id = 1; id <= 620; id++) {
            subscription.add(event(id));
        }
        subscription.end();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        subscription.writeTo(out);
        assertEquals(LongStream.rangeClosed(121, 620).boxed().toList(), ids(out));
    }

    @Test
    void aSlowReaderHoldsUpNobody() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int b) {
                read.write(b);
            }

            @Override
            public void flush() throws IOException {
                reading.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        Subscription subscription = new Subscription();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
            try {
                subscription.writeTo(slow);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        reading.await();
        for (long id = 1; id <= 5_000; id++) {
            subscription.add(event(id));
        }
        subscription.end();
        goOn.countDown();
        reader.join();
        assertEquals(LongStream.rangeClosed(4_501, 5_000).boxed().toList(), ids(read));
    }

    @Test
    void everyEventIsAnEnvelopeOnOneLine() throws Exception {
        Subscription subscription = new Subscription();
        subscription.add(
                new Event(7, Event.IMPORT_ENDED, Instant.EPOCH, Json.object().put("path", "a\nb\r\ndata: x")));
        subscription.end();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        subscription.writeTo(out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.startsWith("retry: 1000\n\n"), text);
        assertEquals(1, text.lines().filter(line -> line.startsWith("data: ")).count(), text);
        assertTrue(text.endsWith("\n\n"), text);
    }
}
