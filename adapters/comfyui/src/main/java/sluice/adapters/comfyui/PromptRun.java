package sluice.adapters.comfyui;

import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.render.generate.CancelledException;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import tools.jackson.databind.node.ObjectNode;

/**
 * One image from the queue of a server to its file.
 *
 * <pre>
 * under a name that follows from the workflow ({@link PromptId}):
 *   unknown there          queue it, then follow it
 *   waits, or is drawn     follow it: somebody lost sight of it, perhaps this program before a restart
 *   drawn                  fetch it
 *   failed or interrupted  that name is used up: the next one
 * </pre>
 *
 * <p>Following means to listen to the socket, and to look now and then how the image stands, which alone decides. A
 * connection that breaks is opened again and changes nothing; a server that forgot the image has lost its queue.
 */
final class PromptRun {
    private static final Logger LOG = LoggerFactory.getLogger(PromptRun.class);
    private static final int MOST_ATTEMPTS = 32;
    private static final double NANOS_A_SECOND = 1e9;

    private final ComfyApi api;
    private final Timing timing;
    private final LongSupplier nanos;
    private final Watched watched;
    private final News news;

    /** What the run tells, and is told, of its one image. */
    interface Watched {
        /** @param share of its steps that are done, 0 to 1 */
        void stepped(double share);

        boolean cancelled();

        void transported(double seconds);
    }

    /** A request to the server. */
    private interface Request<T> {
        T send() throws IOException, GeneratorException;
    }

    /** @param news of it, which {@link News#stop} ends it by */
    PromptRun(ComfyApi api, Timing timing, LongSupplier nanos, Watched watched, News news) {
        this.api = api;
        this.timing = timing;
        this.nanos = nanos;
        this.watched = watched;
        this.news = news;
    }

    /** The file of the picture. */
    byte[] draw(ObjectNode workflow) throws GeneratorException, CancelledException {
        String text = workflow.toString();
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            requireWanted();
            String name = PromptId.of(text, attempt);
            Optional<byte[]> file = switch (reached(() -> api.standing(name))) {
                case Standing.Failed _, Standing.Interrupted _ -> Optional.empty();
                case Standing.Drawn drawn -> kept(drawn);
                case Standing.Unknown _ -> Optional.of(followed(name, workflow, true));
                case Standing.Waiting _, Standing.Running _ -> Optional.of(followed(name, workflow, false));
            };
            if (file.isPresent()) {
                return file.get();
            }
        }
        throw failed("has failed at this image " + MOST_ATTEMPTS + " times");
    }

    /** What is left of a picture that was drawn before; its file may have been cleared away. */
    private Optional<byte[]> kept(Standing.Drawn drawn) {
        return drawn.image().flatMap(image -> {
            try {
                return Optional.of(moved(() -> api.fetch(image)));
            } catch (IOException | GeneratorException e) {
                return Optional.empty();
            }
        });
    }

    private byte[] followed(String name, ObjectNode workflow, boolean fresh)
            throws GeneratorException, CancelledException {
        news.isCalled(name);
        try (ProgressSocket socket = new ProgressSocket(api.http(), name, news)) {
            socket.open();
            String id = fresh ? queued(workflow, name) : name;
            news.isCalled(id);
            OutputImage image = new Following(id, socket).end();
            return reached(() -> moved(() -> api.fetch(image)));
        }
    }

    /** Queues it; when the answer is lost, the image is looked for before it counts as not queued. */
    private String queued(ObjectNode workflow, String name) throws GeneratorException {
        try {
            return moved(() -> api.queue(workflow, name));
        } catch (IOException lost) {
            if (reached(() -> api.standing(name)) instanceof Standing.Unknown) {
                throw new GeneratorException(Kind.GONE, at() + " did not take the image: " + said(lost) + ".", lost);
            }
            return name;
        }
    }

    private <T> T moved(Request<T> request) throws IOException, GeneratorException {
        long began = nanos.getAsLong();
        T answer = request.send();
        watched.transported(Math.max(0, nanos.getAsLong() - began) / NANOS_A_SECOND);
        return answer;
    }

    private <T> T reached(Request<T> request) throws GeneratorException {
        try {
            return request.send();
        } catch (StatusException e) {
            throw new GeneratorException(Kind.FAILED, at() + ": " + said(e) + ".", e);
        } catch (IOException e) {
            throw gone(e);
        }
    }

    private void requireWanted() throws CancelledException {
        if (news.now().stopped()
                || watched.cancelled()
                || Thread.currentThread().isInterrupted()) {
            throw new CancelledException();
        }
    }

    private GeneratorException gone(IOException why) {
        return new GeneratorException(Kind.GONE, at() + " cannot be reached: " + said(why) + ".", why);
    }

    private GeneratorException failed(String what) {
        return new GeneratorException(Kind.FAILED, at() + " " + what + ".");
    }

    private String at() {
        return "ComfyUI at " + api.address();
    }

    static String said(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    /** One image under way, on the caller's thread. */
    private final class Following {
        private final String id;
        private final ProgressSocket socket;
        private final long began = nanos.getAsLong();
        private News.Seen seen = news.now();
        private long looked = began;
        /** When it last came on, as far as can be told from here. */
        private long sign = began;
        /** Since when the server is out of reach; only while {@link #trouble} says why. */
        private long awaySince;

        private Optional<IOException> trouble = Optional.empty();
        private boolean running;
        private boolean stepped;
        /** Whether the socket was gone when the news were heard last. */
        private boolean without;

        Following(String id, ProgressSocket socket) {
            this.id = id;
            this.socket = socket;
        }

        OutputImage end() throws GeneratorException, CancelledException {
            while (true) {
                long before = nanos.getAsLong();
                listen();
                if (!running) {
                    watched.transported(Math.max(0, nanos.getAsLong() - before) / NANOS_A_SECOND);
                }
                boolean due = nanos.getAsLong() - looked >= timing.poll().toNanos();
                boolean justDropped = seen.dropped() && !without;
                without = seen.dropped();
                if (due && without) {
                    socket.open();
                }
                // Looking at every beat while there is no socket would put off for ever what is due after a look.
                if (due || seen.ended() || justDropped) {
                    Optional<OutputImage> image = look();
                    if (image.isPresent()) {
                        return image.get();
                    }
                }
                requirePatience();
            }
        }

        private void listen() throws CancelledException {
            News.Seen heard;
            try {
                heard = news.await(seen, timing.beat());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                heard = news.now();
            }
            if (heard.stopped() || watched.cancelled() || Thread.currentThread().isInterrupted()) {
                cancel();
                throw new CancelledException();
            }
            if (heard.heard() > seen.heard()) {
                running |= heard.running();
                sign = nanos.getAsLong();
            }
            if (heard.share() > seen.share()) {
                stepped = true;
                watched.stepped(heard.share());
            }
            seen = heard;
        }

        /** Asks how it stands: the picture, when it is there. */
        private Optional<OutputImage> look() throws GeneratorException {
            Standing standing;
            looked = nanos.getAsLong();
            try {
                standing = api.standing(id);
                trouble = Optional.empty();
            } catch (IOException e) {
                awaySince = trouble.isPresent() ? awaySince : looked;
                trouble = Optional.of(e);
                return Optional.empty();
            }
            return switch (standing) {
                case Standing.Unknown _ ->
                    throw new GeneratorException(
                            Kind.GONE, at() + " has lost the image: it was restarted, or its queue was emptied.");
                case Standing.Interrupted _ -> throw failed("was told by somebody else to end the image");
                case Standing.Failed failure -> throw failure.why();
                case Standing.Drawn drawn ->
                    Optional.of(drawn.image().orElseThrow(() -> failed("has run the workflow, which left no picture")));
                case Standing.Waiting _ -> {
                    sign = looked;
                    yield Optional.empty();
                }
                case Standing.Running _ -> {
                    sign = running ? sign : looked;
                    running = true;
                    yield Optional.empty();
                }
            };
        }

        private void requirePatience() throws GeneratorException {
            long now = nanos.getAsLong();
            if (trouble.isPresent() && now - awaySince > timing.away().toNanos()) {
                throw gone(trouble.get());
            }
            if (!running && now - began > timing.waiting().toNanos()) {
                cancel();
                throw failed("has kept the image waiting behind others for " + seconds(now - began));
            }
            long most = (stepped ? timing.silence() : timing.loading()).toNanos();
            if (running && now - sign > most) {
                cancel();
                throw failed("has said nothing of the image for " + seconds(now - sign));
            }
        }

        /** As far as the server can be told; it goes on otherwise, for nobody. */
        private void cancel() {
            boolean interrupted = Thread.interrupted();
            try {
                api.cancel(id);
            } catch (IOException e) {
                LOG.warn("{} could not be told to end {}: {}", at(), id, said(e));
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private String seconds(long span) {
            return Math.round(span / NANOS_A_SECOND) + " s";
        }
    }
}
