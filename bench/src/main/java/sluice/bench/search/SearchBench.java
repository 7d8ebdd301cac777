package sluice.bench.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import sluice.adapters.lucene.LuceneIndex;
import sluice.asset.Asset;
import sluice.search.Field;
import sluice.search.Query;
import sluice.search.QueryParser;
import sluice.search.SearchIndex;
import sluice.search.Sort;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the search index on a made-up library and prints the figures as JSON. Arguments: how many assets (100000), and
 * a folder for the index (a new temporary one, deleted afterwards).
 */
public final class SearchBench {
    private static final long SEED = 20_260_521;
    private static final int BATCH = 1_000;
    private static final int PAGE = 100;
    private static final int WARMUP = 100;
    private static final int RUNS = 300;
    private static final int LONG_RUNS = 9;
    private static final List<Field> FACETS = List.of(
            Field.MODEL, Field.TOOL, Field.SAMPLER, Field.FORMAT, Field.FOLDER, Field.STEPS, Field.WIDTH, Field.HEIGHT);

    private final int size;
    private final SearchIndex index;
    private final SyntheticLibrary library = new SyntheticLibrary(SEED);
    private final QueryParser parser =
            new QueryParser(InstantSource.fixed(Instant.parse("2026-11-01T00:00:00Z")), ZoneOffset.UTC);
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private SearchBench(int size, SearchIndex index) {
        this.size = size;
        this.index = index;
    }

    public static void main(String[] arguments) throws IOException {
        int size = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Path folder = arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("search-bench");
        Map<String, Object> figures;
        try (SearchIndex index = LuceneIndex.open(folder)) {
            SearchBench bench = new SearchBench(size, index);
            bench.fill();
            bench.figures.put("megabytes", megabytes(folder));
            bench.measure();
            figures = bench.figures;
        }
        if (arguments.length < 2) {
            delete(folder);
        }
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        System.out.println(json.writeValueAsString(figures));
    }

    private void fill() {
        index.clear();
        long nanos = 0;
        for (int done = 0; done < size; done += BATCH) {
            List<Asset> batch = library.next(Math.min(BATCH, size - done));
            long start = System.nanoTime();
            index.put(batch);
            nanos += System.nanoTime() - start;
        }
        long start = System.nanoTime();
        index.commit(size);
        index.refresh();
        nanos += System.nanoTime() - start;
        figures.put("assets", size);
        figures.put("indexSeconds", nanos / 1e9);
    }

    private void measure() {
        figures.put("search", searches());
        figures.put("order", orders());
        figures.put("facetsOfAllFresh", Figures.of(2, LONG_RUNS, i -> {
            renew();
            index.facets(Query.ALL, FACETS, 20);
        }));
        figures.put("facetsOfAll", Figures.of(2, RUNS, i -> index.facets(Query.ALL, FACETS, 20)));
        figures.put("facetsOfWord", Figures.of(20, RUNS, i -> index.facets(parser.parse(word()), FACETS, 20)));
        figures.put("suggest", Figures.of(20, RUNS, i -> index.suggest(Field.MODEL, "model_" + word().charAt(0), 10)));
        figures.put("pageByNameFresh", Figures.of(2, LONG_RUNS, i -> {
            renew();
            search("", Sort.parse("name"));
        }));
        figures.put("refreshAfterOne", Figures.of(2, LONG_RUNS, i -> renew()));
    }

    private Map<String, Object> searches() {
        Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
        kinds.put("everything", () -> "");
        kinds.put("word", this::word);
        kinds.put("beginning", () -> word().substring(0, 2));
        kinds.put("twoWords", () -> word() + " " + word());
        kinds.put("phrase", () -> '"' + word() + " " + word() + '"');
        kinds.put("model", () -> "model:" + library.model());
        kinds.put("modelPattern", () -> "model:model_" + word().charAt(0) + "*");
        kinds.put("range", () -> "created:>" + library.moment(size).toString());
        kinds.put("filters", () -> word() + " steps:20..40 width:>=1024 -" + word());
        kinds.put("either", () -> word() + " OR " + word() + " OR model:" + library.model());
        kinds.put("folder", () -> "folder:folder" + library.below(50));
        List<Sort> sorts = Stream.of("", "", "", "", "created", "-steps", "name", "seed", "random:7")
                .map(Sort::parse)
                .toList();
        Map<String, Object> searches = new LinkedHashMap<>();
        kinds.forEach((kind, text) ->
                searches.put(kind, Figures.of(WARMUP, RUNS, i -> search(text.get(), Sort.NEWEST))));
        List<Supplier<String>> all = List.copyOf(kinds.values());
        searches.put(
                "mix",
                Figures.of(
                        WARMUP,
                        4 * RUNS,
                        i -> search(all.get(library.below(all.size())).get(), sorts.get(library.below(sorts.size())))));
        return searches;
    }

    private Map<String, Object> orders() {
        Map<String, Object> orders = new LinkedHashMap<>();
        for (String sort : List.of("-imported", "created", "name", "seed", "model", "random:7")) {
            Sort parsed = Sort.parse(sort);
            orders.put(sort, Figures.of(3, LONG_RUNS, i -> index.order(Query.ALL, parsed, 1_000_000)));
        }
        return orders;
    }

    private void search(String text, Sort sort) {
        index.search(parser.parse(text), sort, null, PAGE);
    }

    private String word() {
        String word = library.word();
        return word.length() < 2 ? "castle" : word;
    }

    private void renew() {
        index.put(library.next(1));
        index.refresh();
    }

    private static double megabytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum() / 1e6;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
