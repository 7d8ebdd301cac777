package sluice.interchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.Label;
import sluice.metadata.Lora;
import sluice.metadata.Loras;
import sluice.metadata.Parameter;
import sluice.metadata.Seed;
import sluice.metadata.Tool;

/**
 * Assets as comma-separated values (RFC 4180): a header, then a line each, ended by CR LF, in UTF-8.
 *
 * <p>Spreadsheets compute what begins like a formula, and a prompt is written by anybody: a text that begins with
 * {@code = + - @}, a full-width form of them, a tab or a line break, and is no number, gets an apostrophe before it
 * (OWASP, "CSV injection").
 */
public final class AssetTable {
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

    /** A column: its title, and what stands in it. */
    private record Column(String title, Function<Asset, @Nullable Object> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("id", asset -> asset.id().hex()),
            new Column("name", asset -> asset.location().path().getFileName()),
            new Column("path", asset -> asset.location().path()),
            new Column("format", asset -> asset.header().format().label()),
            new Column("width", asset -> asset.header().shownWidth()),
            new Column("height", asset -> asset.header().shownHeight()),
            new Column("bytes", Asset::bytes),
            new Column("created", Asset::createdAt),
            new Column("imported", Asset::importedAt),
            new Column("rating", asset -> asset.standing().rating()),
            new Column("starred", asset -> asset.standing().starred()),
            new Column("label", asset -> label(asset.standing().label())),
            new Column("tags", asset -> String.join("; ", asset.standing().tags())),
            new Column(
                    "collections", asset -> String.join("; ", asset.standing().collections())),
            new Column("tier", asset -> asset.standing().tier().number()),
            new Column("value", asset -> asset.standing().value()),
            new Column("quality", asset -> asset.standing().summary().quality()),
            new Column("stack", asset -> asset.standing().stack()),
            new Column("session", asset -> asset.standing().session()),
            new Column(
                    "tool",
                    asset -> made(asset, Parameter.TOOL).map(Tool::label).orElse(null)),
            new Column("model", asset -> made(asset, Parameter.MODEL).orElse(null)),
            new Column(
                    "seed",
                    asset -> made(asset, Parameter.SEED).map(Seed::toString).orElse(null)),
            new Column("steps", asset -> made(asset, Parameter.STEPS).orElse(null)),
            new Column("guidance", asset -> made(asset, Parameter.GUIDANCE).orElse(null)),
            new Column("sampler", asset -> made(asset, Parameter.SAMPLER).orElse(null)),
            new Column("scheduler", asset -> made(asset, Parameter.SCHEDULER).orElse(null)),
            new Column(
                    "loras",
                    asset -> made(asset, Parameter.LORAS).map(AssetTable::loras).orElse(null)),
            new Column("prompt", asset -> made(asset, Parameter.PROMPT).orElse(null)),
            new Column(
                    "negativePrompt",
                    asset -> made(asset, Parameter.NEGATIVE_PROMPT).orElse(null)));

    private AssetTable() {}

    public static String header() {
        return COLUMNS.stream().map(Column::title).collect(Collectors.joining(",", "", "\r\n"));
    }

    public static String row(Asset asset) {
        return COLUMNS.stream()
                .map(column -> cell(column.value().apply(asset)))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            case Path path -> text(path.toString());
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        boolean formula =
                FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
        String safe = formula ? "'" + text : text;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static @Nullable String label(@Nullable Label label) {
        return label == null ? null : label.word();
    }

    private static String loras(Loras loras) {
        return loras.all().stream().map(AssetTable::lora).collect(Collectors.joining("; "));
    }

    private static String lora(Lora lora) {
        return lora.weight() == null ? lora.name() : lora.name() + ":" + lora.weight();
    }

    private static <T> Optional<T> made(Asset asset, Parameter<T> parameter) {
        return asset.generation().get(parameter);
    }
}
