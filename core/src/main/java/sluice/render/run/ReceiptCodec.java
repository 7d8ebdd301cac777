package sluice.render.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.budget.Charge;
import sluice.budget.Cost;
import sluice.image.ImageFormat;
import sluice.render.Latency;
import sluice.render.Phase;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.StartImage;
import sluice.render.book.StageCharge;
import sluice.render.cache.CacheHit;
import sluice.render.cache.CacheKind;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Imprint;

/**
 * A receipt as bytes and back. Big-endian: "SLRC", form (1 byte), the fields in the record's order, CRC-32C of all before
 * (4 bytes). Texts and files are a length (4 bytes) and their bytes, enumerations their names, what may be missing a flag
 * before it. Bytes that are not whole, or of another form, are no receipt.
 */
public final class ReceiptCodec {
    private static final int MAGIC = 0x534C5243;
    private static final byte FORM = 2;

    private ReceiptCodec() {}

    public static byte[] bytes(Receipt receipt) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Writer out = new Writer(bytes);
            out.writeInt(MAGIC);
            out.writeByte(FORM);
            out.writeLong(receipt.job());
            out.list(receipt.files(), ReceiptCodec::file);
            imprint(out, receipt.imprint());
            out.list(receipt.charges(), ReceiptCodec::charge);
            out.seconds(receipt.latency().seconds());
            CRC32C sum = new CRC32C();
            sum.update(bytes.toByteArray());
            out.writeInt((int) sum.getValue());
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for what is no whole receipt. */
    public static Optional<Receipt> receipt(byte[] bytes) {
        if (bytes.length < Integer.BYTES) {
            return Optional.empty();
        }
        int length = bytes.length - Integer.BYTES;
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        if (ByteBuffer.wrap(bytes).getInt(length) != (int) sum.getValue()) {
            return Optional.empty();
        }
        try (Reader in = new Reader(new ByteArrayInputStream(bytes, 0, length))) {
            return in.readInt() == MAGIC && in.readByte() == FORM ? Optional.of(receipt(in)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            // The sum fits and the rest does not: an enumeration of another version.
            return Optional.empty();
        }
    }

    private static Receipt receipt(Reader in) throws IOException {
        return new Receipt(
                in.readLong(),
                in.list(ReceiptCodec::file),
                imprint(in),
                in.list(ReceiptCodec::charge),
                new Latency(in.seconds(Phase.class)));
    }

    private static void file(Writer out, FinishedFile file) throws IOException {
        out.text(file.name());
        out.text(file.format().name());
        out.writeInt(file.width());
        out.writeInt(file.height());
        out.bytes(file.bytes());
    }

    private static FinishedFile file(Reader in) throws IOException {
        return new FinishedFile(in.text(), ImageFormat.valueOf(in.text()), in.readInt(), in.readInt(), in.bytes());
    }

    private static void imprint(Writer out, Imprint imprint) throws IOException {
        recipe(out, imprint.recipe());
        out.text(imprint.origin());
        out.text(imprint.software());
        out.text(imprint.request());
        out.writeInt(imprint.index());
        out.at(imprint.at());
        Quality quality = imprint.quality();
        out.text(quality == null ? "" : quality.name());
    }

    private static Imprint imprint(Reader in) throws IOException {
        Recipe recipe = recipe(in);
        String origin = in.text();
        String software = in.text();
        String request = in.text();
        int index = in.readInt();
        Instant at = in.at();
        String quality = in.text();
        return new Imprint(
                recipe, origin, software, request, index, at, quality.isEmpty() ? null : Quality.valueOf(quality));
    }

    private static void recipe(Writer out, Recipe recipe) throws IOException {
        out.text(recipe.prompt());
        out.text(recipe.negativePrompt());
        out.writeLong(recipe.seed());
        out.writeInt(recipe.width());
        out.writeInt(recipe.height());
        out.writeInt(recipe.steps());
        out.writeDouble(recipe.guidance());
        out.text(recipe.model());
        out.text(recipe.variant());
        out.text(recipe.sampler());
        StartImage start = recipe.start();
        out.writeBoolean(start != null);
        if (start != null) {
            out.text(start.asset().hex());
            out.writeDouble(start.strength());
        }
    }

    private static Recipe recipe(Reader in) throws IOException {
        return new Recipe(
                in.text(),
                in.text(),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readDouble(),
                in.text(),
                in.text(),
                in.text(),
                in.readBoolean() ? new StartImage(new AssetId(in.text()), in.readDouble()) : null);
    }

    private static void charge(Writer out, StageCharge charge) throws IOException {
        out.text(charge.stage().name());
        out.text(charge.pool());
        out.text(charge.model());
        out.text(charge.variant());
        out.writeDouble(charge.estimatedSeconds());
        out.writeDouble(charge.cost().cpuSeconds());
        out.writeDouble(charge.cost().wallSeconds());
        out.writeLong(charge.cost().microUsd());
        hit(out, charge.hit());
        out.writeLong(charge.savedMicroUsd());
        out.text(charge.outcome().name());
        out.at(charge.at());
        out.text(charge.key());
    }

    private static StageCharge charge(Reader in) throws IOException {
        return new StageCharge(
                Stage.valueOf(in.text()),
                in.text(),
                in.text(),
                in.text(),
                in.readDouble(),
                new Cost(in.readDouble(), in.readDouble(), in.readLong()),
                hit(in),
                in.readLong(),
                Charge.Outcome.valueOf(in.text()),
                in.at(),
                in.text());
    }

    private static void hit(Writer out, @Nullable CacheHit hit) throws IOException {
        out.writeBoolean(hit != null);
        if (hit != null) {
            out.text(hit.kind().name());
            out.writeDouble(hit.savedSeconds());
            Double fidelity = hit.fidelity();
            out.writeBoolean(fidelity != null);
            out.writeDouble(fidelity == null ? 0 : fidelity);
        }
    }

    private static @Nullable CacheHit hit(Reader in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        CacheKind kind = CacheKind.valueOf(in.text());
        double saved = in.readDouble();
        boolean inexact = in.readBoolean();
        double fidelity = in.readDouble();
        return new CacheHit(kind, saved, inexact ? fidelity : null);
    }

    private interface Writing<T> {
        void write(Writer out, T value) throws IOException;
    }

    private interface Reading<T> {
        T read(Reader in) throws IOException;
    }

    private static final class Writer extends DataOutputStream {
        Writer(ByteArrayOutputStream bytes) {
            super(bytes);
        }

        void bytes(byte[] bytes) throws IOException {
            writeInt(bytes.length);
            write(bytes);
        }

        void text(String text) throws IOException {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        void at(Instant at) throws IOException {
            writeLong(at.getEpochSecond());
            writeInt(at.getNano());
        }

        <T> void list(List<T> list, Writing<T> each) throws IOException {
            writeInt(list.size());
            for (T one : list) {
                each.write(this, one);
            }
        }

        void seconds(Map<? extends Enum<?>, Double> seconds) throws IOException {
            writeInt(seconds.size());
            for (Map.Entry<? extends Enum<?>, Double> entry : seconds.entrySet()) {
                text(entry.getKey().name());
                writeDouble(entry.getValue());
            }
        }
    }

    private static final class Reader extends DataInputStream {
        Reader(ByteArrayInputStream bytes) {
            super(bytes);
        }

        byte[] bytes() throws IOException {
            int length = readInt();
            if (length < 0 || length > available()) {
                throw new IOException("a length of " + length);
            }
            return readNBytes(length);
        }

        String text() throws IOException {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        Instant at() throws IOException {
            long second = readLong();
            return Instant.ofEpochSecond(second, readInt());
        }

        <T> List<T> list(Reading<T> each) throws IOException {
            List<T> list = new ArrayList<>();
            int count = readInt();
            for (int at = 0; at < count; at++) {
                list.add(each.read(this));
            }
            return list;
        }

        <E extends Enum<E>> Map<E, Double> seconds(Class<E> kind) throws IOException {
            Map<E, Double> seconds = new EnumMap<>(kind);
            int count = readInt();
            for (int at = 0; at < count; at++) {
                E key = Enum.valueOf(kind, text());
                seconds.put(key, readDouble());
            }
            return seconds;
        }
    }
}
