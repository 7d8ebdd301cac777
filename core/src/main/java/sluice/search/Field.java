package sluice.search;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import sluice.asset.Asset;
import sluice.asset.Label;
import sluice.metadata.Lora;
import sluice.metadata.Parameter;
import sluice.metadata.Tool;

/**
 * The fields of the query language, each with what it takes from an asset. Every index answers from these values and no
 * others, so that all answer alike.
 */
public enum Field {
    /** What words without a field look into: see {@link #parts}. */
    TEXT(new Content.Text(Field::everyWord)),
    PROMPT(Content.text(Parameter.PROMPT)),
    NEGATIVE(Content.text(Parameter.NEGATIVE_PROMPT)),
    /** File names, with their endings. */
    NAME(new Content.Text(Folders::fileNames)),
    MODEL(Content.keyword(Parameter.MODEL)),
    TOOL(Content.keyword(Parameter.TOOL, Tool::label)),
    SAMPLER(Content.keyword(Parameter.SAMPLER)),
    SCHEDULER(Content.keyword(Parameter.SCHEDULER)),
    LORA(Content.keywords(asset -> asset.generation().get(Parameter.LORAS).stream()
            .flatMap(loras -> loras.all().stream())
            .map(Lora::name)
            .toList())),
    /** The dialect that the parameters were read from. */
    DIALECT(Content.keywords(
            asset -> Stream.ofNullable(asset.generation().dialect()).toList())),
    FORMAT(Content.keywords(asset -> List.of(asset.header().format().label()))),
    /** The folders it lies in, absolute. */
    FOLDER(new Content.Keywords(Folders::keywords, Folders::pattern)),
    TAG(Content.keywords(asset -> List.copyOf(asset.standing().tags()))),
    COLLECTION(Content.keywords(asset -> List.copyOf(asset.standing().collections()))),
    /** The number of its session. */
    SESSION(Content.keywords(asset ->
            Stream.ofNullable(asset.standing().session()).map(String::valueOf).toList())),
    /** The number of its stack. */
    STACK(Content.keywords(asset ->
            Stream.ofNullable(asset.standing().stack()).map(String::valueOf).toList())),
    /** What analysis calls it, {@code unsure} included. */
    STYLE(Content.keywords(
            asset -> Stream.ofNullable(asset.standing().summary().style()).toList())),
    /** The asset's id; its first digits are enough. */
    ID(new Content.Keywords(asset -> List.of(Keyword.of(asset.id().hex())), Field::beginning)),
    SEED(new Content.Number(NumberForm.SEED, Content.key(Parameter.SEED, NumberForm::key))),
    STEPS(Content.whole(Content.key(Parameter.STEPS, Integer::longValue))),
    GUIDANCE(Content.decimal(asset -> asset.generation().get(Parameter.GUIDANCE))),
    /** Pixels, as stored. */
    WIDTH(Content.whole(asset -> OptionalLong.of(asset.header().width()))),
    /** Pixels, as stored. */
    HEIGHT(Content.whole(asset -> OptionalLong.of(asset.header().height()))),
    PIXELS(Content.whole(asset -> OptionalLong.of(asset.header().pixels()))),
    /** Bytes of the file. */
    SIZE(Content.whole(asset -> OptionalLong.of(asset.bytes()))),
    /** 1 to 5; none without a rating. */
    RATING(Content.whole(asset -> asset.standing().rating() == 0
            ? OptionalLong.empty()
            : OptionalLong.of(asset.standing().rating()))),
    /** The colour it is marked with. */
    LABEL(Content.keywords(asset -> Optional.ofNullable(asset.standing().label()).map(Label::word).stream()
            .toList())),
    TIER(Content.whole(asset -> OptionalLong.of(asset.standing().tier().number()))),
    VALUE(Content.decimal(asset -> Optional.ofNullable(asset.standing().value()))),
    QUALITY(Content.decimal(
            asset -> Optional.ofNullable(asset.standing().summary().quality()))),
    CREATED(Content.moment(Asset::createdAt)),
    IMPORTED(Content.moment(Asset::importedAt)),
    IS(new Content.Flags(Flag.labels(), Flag::of));

    /** How the values of a field are matched. */
    public enum Kind {
        /** By words and phrases. */
        TEXT,
        /** As a whole, or by a pattern. */
        KEYWORD,
        /** By equality and range. */
        NUMBER,
        /** By range, in milliseconds since 1970. */
        DATE,
        /** By name, from a fixed set. */
        FLAG
    }

    private static final Set<Field> WORDY = EnumSet.of(PROMPT, NAME, TAG);
    private static final Set<Field> SORTABLE = EnumSet.of(
            IMPORTED, CREATED, NAME, SIZE, WIDTH, HEIGHT, PIXELS, STEPS, SEED, GUIDANCE, MODEL, VALUE, QUALITY, RATING,
            TIER);

    /** Nearly every asset, or every few, have a value of their own, or one that says nothing to a person. */
    private static final Set<Field> UNCOUNTED = EnumSet.of(ID, SEED, SIZE, PIXELS, VALUE, QUALITY, SESSION, STACK);

    private final Content content;

    Field(Content content) {
        this.content = content;
    }

    /** As written in a query. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Field> labelled(String label) {
        return Stream.of(values())
                .filter(field -> field.label().equalsIgnoreCase(label))
                .findFirst();
    }

    public Kind kind() {
        return switch (content) {
            case Content.Text text -> Kind.TEXT;
            case Content.Keywords keywords -> Kind.KEYWORD;
            case Content.Number(NumberForm form, var of) -> form == NumberForm.MOMENT ? Kind.DATE : Kind.NUMBER;
            case Content.Flags flags -> Kind.FLAG;
        };
    }

    /** The fields whose words a search in this one looks at: mostly itself. A phrase does not reach over two values. */
    public Set<Field> parts() {
        return this == TEXT ? WORDY : Set.of(this);
    }

    /** Whether its values are searched by words: text, and keywords that bare words find. */
    public boolean hasWords() {
        return this != TEXT && (kind() == Kind.TEXT || WORDY.contains(this));
    }

    /** Whether assets can be sorted by it. */
    public boolean sortable() {
        return SORTABLE.contains(this);
    }

    /** Whether its values are few enough to be counted and suggested. */
    public boolean countable() {
        return !UNCOUNTED.contains(this) && kind() != Kind.TEXT && kind() != Kind.DATE;
    }

    /** The values as text to cut into words; none for fields without words. */
    public List<String> texts(Asset asset) {
        return switch (content) {
            case Content.Text text -> text.of().apply(asset);
            case Content.Keywords keywords ->
                hasWords()
                        ? keywords.of().apply(asset).stream()
                                .map(Keyword::shown)
                                .toList()
                        : List.of();
            case Content.Number number -> List.of();
            case Content.Flags flags -> List.of();
        };
    }

    /** The values to match whole, each folded one once; none for text and numbers. */
    public List<Keyword> keywords(Asset asset) {
        return switch (content) {
            case Content.Text text -> List.of();
            case Content.Keywords keywords -> keywords.of().apply(asset);
            case Content.Number number -> List.of();
            case Content.Flags flags -> flags.of().apply(asset);
        };
    }

    /** The value's key, in the order of the numbers; none for text, keywords and flags. */
    public OptionalLong number(Asset asset) {
        return content instanceof Content.Number(NumberForm form, Function<Asset, OptionalLong> of)
                ? of.apply(asset)
                : OptionalLong.empty();
    }

    /** Whether the asset has a value of this field at all. */
    public boolean presentIn(Asset asset) {
        return number(asset).isPresent()
                || !keywords(asset).isEmpty()
                || !texts(asset).isEmpty();
    }

    /** The text to sort by, in plain order: of the first value; empty for numbers and dates. */
    public Optional<String> sortText(Asset asset) {
        Stream<String> values = kind() == Kind.TEXT
                ? texts(asset).stream()
                : keywords(asset).stream().map(Keyword::shown);
        return values.findFirst().map(NaturalOrder::key).map(Keyword::cut);
    }

    /** The form of a number or date. */
    public Optional<NumberForm> form() {
        return content instanceof Content.Number(NumberForm form, var of) ? Optional.of(form) : Optional.empty();
    }

    /** The flags there are; empty for other fields. */
    SortedSet<String> vocabulary() {
        return content instanceof Content.Flags(Set<String> known, var of) ? new TreeSet<>(known) : new TreeSet<>();
    }

    /** What a pattern in a query means for this field. */
    Pattern read(Pattern written) {
        return content instanceof Content.Keywords(var of, var reading) ? reading.apply(written) : written;
    }

    private static List<String> everyWord(Asset asset) {
        return WORDY.stream().flatMap(field -> field.texts(asset).stream()).toList();
    }

    private static Pattern beginning(Pattern written) {
        return written.isWhole() ? new Pattern(List.of(written.pieces().getFirst(), "")) : written;
    }
}
