package sluice.metadata.container;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;

/** Visits every text value of a CBOR (RFC 8949) or JSON document, with the names on the way to it. */
final class NamedTexts {
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;
    private static final int INDEFINITE = 31;
    private static final int BREAK = 0xFF;

    private final byte[] bytes;
    private final int deepest;
    private final Visitor visitor;
    private final List<String> path = new ArrayList<>();
    private int at;

    /** Receives a text and the names of the fields that lead to it; arrays add no name. */
    @FunctionalInterface
    interface Visitor {
        void text(List<String> path, String text);
    }

    private NamedTexts(byte[] bytes, int deepest, Visitor visitor) {
        this.bytes = bytes;
        this.deepest = deepest;
        this.visitor = visitor;
    }

    static void inCbor(byte[] document, int depth, Visitor visitor) throws DamagedException {
        new NamedTexts(document, depth, visitor).item(0);
    }

    static void inJson(byte[] document, int depth, Visitor visitor) throws DamagedException {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), document)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (json.streamReadContext().getNestingDepth() > depth) {
                    throw new DamagedException("is nested too deeply");
                }
                if (token == JsonToken.VALUE_STRING) {
                    visitor.text(path(json.streamReadContext()), json.getString());
                }
            }
        } catch (JacksonException _) {
            throw new DamagedException("is damaged JSON");
        }
    }

    private static List<String> path(TokenStreamContext place) {
        List<String> names = new ArrayList<>();
        for (TokenStreamContext context = place; context != null; context = context.getParent()) {
            if (context.hasCurrentName()) {
                names.add(context.currentName());
            }
        }
        Collections.reverse(names);
        return names;
    }

    private void item(int depth) throws DamagedException {
        if (depth > deepest) {
            throw new DamagedException("is nested too deeply");
        }
        int head = u8();
        int major = head >> 5;
        int information = head & 31;
        if (information == INDEFINITE && major >= BYTES && major <= MAP) {
            indefinite(major, depth);
            return;
        }
        long argument = argument(information);
        switch (major) {
            case BYTES -> take(argument);
            case TEXT -> visitor.text(path, utf8(take(argument), argument));
            case ARRAY -> {
                for (long i = 0; i < argument; i++) {
                    item(depth + 1);
                }
            }
            case MAP -> {
                for (long i = 0; i < argument; i++) {
                    field(depth);
                }
            }
            case TAG -> item(depth + 1);
            default -> {
                // Numbers and simple values are their own argument.
            }
        }
    }

    /** Chunks of text are visited one by one: whoever looks for short values finds them whole. */
    private void indefinite(int major, int depth) throws DamagedException {
        while (peek() != BREAK) {
            if (major == MAP) {
                field(depth);
            } else {
                item(depth + 1);
            }
        }
        at++;
    }

    private void field(int depth) throws DamagedException {
        int head = peek();
        if (head >> 5 != TEXT || (head & 31) == INDEFINITE) {
            path.add("");
            item(depth + 1);
            path.removeLast();
            path.add("");
        } else {
            at++;
            long length = argument(head & 31);
            path.add(utf8(take(length), length));
        }
        item(depth + 1);
        path.removeLast();
    }

    private long argument(int information) throws DamagedException {
        if (information < 24) {
            return information;
        }
        if (information > 27) {
            throw new DamagedException("is damaged CBOR");
        }
        long value = 0;
        for (int i = 0; i < 1 << (information - 24); i++) {
            value = value << 8 | u8();
        }
        return value;
    }

    private int take(long length) throws DamagedException {
        if (length < 0 || length > bytes.length - at) {
            throw new DamagedException("is damaged CBOR");
        }
        int from = at;
        at += (int) length;
        return from;
    }

    private String utf8(int from, long length) {
        return new String(bytes, from, (int) length, StandardCharsets.UTF_8);
    }

    private int peek() throws DamagedException {
        if (at >= bytes.length) {
            throw new DamagedException("is damaged CBOR");
        }
        return bytes[at] & 0xFF;
    }

    private int u8() throws DamagedException {
        int next = peek();
        at++;
        return next;
    }
}
