package sluice.metadata.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a C2PA manifest store (C2PA 2.1, chapter 11) declares about an image's origin: the digital source types of its
 * actions, and who made the claims. Nothing is verified; signatures and hashes are not looked at. The active manifest,
 * which is the last one, is told first.
 */
final class C2pa {
    private static final int LONGEST_VALUE = 500;
    private static final int LONGEST_LABEL = 500;
    private static final int MOST_VALUES = 100;

    private final Findings findings;
    private final List<Manifest> manifests = new ArrayList<>();
    private boolean isWhole = true;

    private record Manifest(Set<String> sourceTypes, Set<String> generators) {}

    private C2pa(Findings findings) {
        this.findings = findings;
    }

    /** A store: a JUMBF superbox, as PNG, JPEG and WebP hold it. */
    static void read(Region store, Findings findings) throws IOException {
        C2pa c2pa = new C2pa(findings);
        c2pa.attempt(() -> {
            for (Box box : Box.in(store, findings)) {
                if (box.type().equals("jumb")) {
                    c2pa.attempt(() -> c2pa.store(box.body()));
                }
            }
        });
        c2pa.tell(store);
    }

    /** The inside of a store's superbox. */
    static void box(Region inside, Findings findings) throws IOException {
        C2pa c2pa = new C2pa(findings);
        c2pa.attempt(() -> c2pa.store(inside));
        c2pa.tell(inside);
    }

    private void store(Region inside) throws DamagedException, IOException {
        for (Box box : Box.in(inside, findings)) {
            if (box.type().equals("jumb")) {
                Manifest manifest = new Manifest(new LinkedHashSet<>(), new LinkedHashSet<>());
                manifests.addFirst(manifest);
                attempt(() -> walk(box.body(), manifest, 1));
            }
        }
    }

    private void walk(Region inside, Manifest manifest, int depth) throws DamagedException, IOException {
        if (depth > findings.limits().depth()) {
            throw new DamagedException("is nested too deeply");
        }
        String label = "";
        for (Box box : Box.in(inside, findings)) {
            switch (box.type()) {
                case "jumd" -> label = label(box.body());
                case "jumb" -> walk(box.body(), manifest, depth + 1);
                case "cbor", "json" -> assertion(label, box, manifest);
                default -> {
                    // Thumbnails, signatures, salts.
                }
            }
        }
    }

    /** A description box: type (16 bytes), toggles, and the label when the second toggle says so. */
    private static String label(Region description) throws DamagedException, IOException {
        return (description.u8(16) & 2) == 0 ? "" : new Cursor(description, 17).untilNul(LONGEST_LABEL);
    }

    private void assertion(String label, Box box, Manifest manifest) throws IOException {
        boolean claim = label.startsWith("c2pa.claim");
        boolean origin = label.startsWith("c2pa.actions")
                || label.startsWith("stds.schema-org.CreativeWork")
                || label.startsWith("stds.iptc");
        if (!claim && !origin) {
            return;
        }
        attempt(() -> {
            Optional<byte[]> content = findings.bytes("c2pa", box.body());
            if (content.isEmpty()) {
                return;
            }
            NamedTexts.Visitor visitor =
                    claim ? (path, text) -> claim(path, text, manifest) : (path, text) -> origin(path, text, manifest);
            if (box.type().equals("cbor")) {
                NamedTexts.inCbor(content.get(), findings.limits().depth(), visitor);
            } else {
                NamedTexts.inJson(content.get(), findings.limits().depth(), visitor);
            }
        });
    }

    private static void claim(List<String> path, String text, Manifest manifest) {
        if (ends(path, "claim_generator") || ends(path, "claim_generator_info", "name")) {
            keep(text, manifest.generators());
        }
    }

    private static void origin(List<String> path, String text, Manifest manifest) {
        String name = path.isEmpty() ? "" : path.getLast();
        if (name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT).equals("digitalsourcetype")) {
            keep(text, manifest.sourceTypes());
        } else if (ends(path, "softwareAgent") || ends(path, "softwareAgent", "name")) {
            keep(text, manifest.generators());
        }
    }

    private static boolean ends(List<String> path, String... names) {
        int from = path.size() - names.length;
        return from >= 0 && path.subList(from, path.size()).equals(List.of(names));
    }

    private static void keep(String text, Collection<String> into) {
        String value = text.replaceAll("[\\r\\n]", " ").strip();
        if (!value.isEmpty() && value.length() <= LONGEST_VALUE && into.size() < MOST_VALUES) {
            into.add(value);
        }
    }

    private void attempt(Findings.Piece piece) throws IOException {
        // Attempts nest: an inner one's failure must outlive the success of the outer one.
        if (!findings.attempt("c2pa", piece)) {
            isWhole = false;
        }
    }

    private void tell(Region store) throws IOException {
        Set<String> sourceTypes = new LinkedHashSet<>();
        Set<String> generators = new LinkedHashSet<>();
        for (Manifest manifest : manifests) {
            sourceTypes.addAll(manifest.sourceTypes());
            generators.addAll(manifest.generators());
        }
        boolean understood = isWhole && !generators.isEmpty();
        if (sourceTypes.isEmpty()
                && !understood
                && store.length() <= findings.limits().entryBytes()) {
            findings.bytes("c2pa", store).map(DeclaredOrigins::in).ifPresent(sourceTypes::addAll);
        }
        findings.text("c2pa", String.join("\n", sourceTypes));
        findings.text("c2pa:generator", String.join("\n", generators));
    }
}
