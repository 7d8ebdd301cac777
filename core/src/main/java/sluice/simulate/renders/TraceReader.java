package sluice.simulate.renders;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Reads traces in the format of the Alibaba cluster trace GenAI ({@code lora_request_trace.csv}, GenTD26): a heading that
 * names the columns, then a request a line. Columns that are not needed may be missing, and may come in any order.
 */
final class TraceReader {
    private static final List<String> NEEDED = List.of(
            "gmt_create",
            "predict_status",
            "exec_time_seconds",
            "num_images_per_prompt",
            "num_inference_steps",
            "checkpoint_model_version_id");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final String SUCCEEDED = "SUCCEED";
    private static final long MOST_BYTES = 1L << 28;
    private static final int MOST_REQUESTS = 1_000_000;
    private static final int MOST_MODELS = 500;
    private static final int LONGEST_LINE = 4_096;
    private static final int LONGEST_MODEL = 100;
    private static final double MOST_SECONDS = 1e6;
    private static final double MOST_IMAGES = 1_000;
    private static final double MOST_STEPS = 10_000;

    private final String source;
    private final int[] columns;
    private final List<Trace.Request> requests = new ArrayList<>();
    private final Set<String> models = new HashSet<>();
    private long unfinished;
    private long malformed;

    private TraceReader(String source, String heading) {
        this.source = source;
        List<String> names = Arrays.asList(heading.strip().split(",", -1));
        columns = NEEDED.stream().mapToInt(names::indexOf).toArray();
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] < 0) {
                throw wrong("its heading has no column \"" + NEEDED.get(i) + "\"");
            }
        }
    }

    /**
     * @throws SluiceException with code {@code INVALID} when there is no such file, it has another format or no request in
     *     it; {@code TOO_LARGE} above 256 MiB, a million requests or 500 models
     */
    static Trace read(Path file) {
        String source = file.toString();
        if (!Files.isRegularFile(file)) {
            throw SluiceException.about(FailureCode.INVALID, "trace", "trace: there is no file " + file);
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw SluiceException.about(FailureCode.TOO_LARGE, "trace", source + " is larger than 256 MiB");
            }
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                String heading = lines.readLine();
                TraceReader reader = new TraceReader(source, heading == null ? "" : heading);
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    reader.line(line);
                }
                return reader.trace();
            }
        } catch (MalformedInputException e) {
            throw new SluiceException(FailureCode.INVALID, "trace", source + " is no text in UTF-8", e);
        } catch (IOException e) {
            throw new SluiceException(FailureCode.STORAGE, "trace", "cannot read " + source + ": " + e.getMessage(), e);
        }
    }

    private void line(String line) {
        if (line.isBlank()) {
            return;
        }
        String[] cells = line.split(",", -1);
        if (line.length() > LONGEST_LINE
                || cells.length <= Arrays.stream(columns).max().orElse(0)) {
            malformed++;
            return;
        }
        if (!cells[columns[1]].equals(SUCCEEDED)) {
            unfinished++;
            return;
        }
        Optional<Trace.Request> read = request(cells);
        if (read.isEmpty()) {
            malformed++;
            return;
        }
        requests.add(read.get());
        models.add(read.get().model());
        if (requests.size() > MOST_REQUESTS || models.size() > MOST_MODELS) {
            throw SluiceException.about(
                    FailureCode.TOO_LARGE, "trace", source + " has more than a million requests, or than 500 models");
        }
    }

    private Optional<Trace.Request> request(String[] cells) {
        try {
            long at = LocalDateTime.parse(cells[columns[0]], TIME).toEpochSecond(ZoneOffset.UTC);
            double seconds = Double.parseDouble(cells[columns[2]]);
            double images = Double.parseDouble(cells[columns[3]]);
            double steps = Double.parseDouble(cells[columns[4]]);
            String model = cells[columns[5]];
            boolean sound = seconds > 0
                    && seconds <= MOST_SECONDS
                    && images >= 1
                    && images <= MOST_IMAGES
                    && steps >= 1
                    && steps <= MOST_STEPS
                    && !model.isBlank()
                    && model.length() <= LONGEST_MODEL;
            return sound
                    ? Optional.of(new Trace.Request(at, seconds, (int) images, (int) steps, model))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Trace trace() {
        if (requests.isEmpty()) {
            throw wrong("there is no request in it that succeeded");
        }
        double first = requests.stream().mapToDouble(Trace.Request::at).min().orElse(0);
        return new Trace(
                requests.stream()
                        .map(one -> new Trace.Request(
                                one.at() - first, one.seconds(), one.images(), one.steps(), one.model()))
                        .toList(),
                unfinished,
                malformed);
    }

    private SluiceException wrong(String what) {
        return SluiceException.about(FailureCode.INVALID, "trace", source + " is no trace of requests: " + what);
    }
}
