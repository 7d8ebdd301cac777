package sluice.metadata.container;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds addresses of digital source types in a manifest store whose structure is not understood (damaged, or of a later
 * version): whole addresses only, so that one value is never taken for another that it is a part of.
 */
final class DeclaredOrigins {
    private static final byte[] MARK = "/digitalsourcetype/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SCHEME = "http".getBytes(StandardCharsets.US_ASCII);
    /** Longest way from the beginning of an address to the mark in it. */
    private static final int LONGEST_HOST = 64;
    /** CBOR's head of a text whose length stands in the next byte. */
    private static final int TEXT_OF_ONE_BYTE_LENGTH = 0x78;

    private DeclaredOrigins() {}

    static Set<String> in(byte[] store) {
        Set<String> found = new LinkedHashSet<>();
        for (int at = 0; at + MARK.length < store.length; at++) {
            if (store[at] == MARK[0] && stands(MARK, store, at)) {
                int start = start(store, at);
                int end = start < 0 ? start : end(store, start, at + MARK.length);
                if (end > at + MARK.length) {
                    found.add(new String(store, start, end - start, StandardCharsets.US_ASCII));
                }
            }
        }
        return found;
    }

    private static int start(byte[] store, int mark) {
        for (int at = mark - 1; at >= Math.max(0, mark - LONGEST_HOST); at--) {
            if (stands(SCHEME, store, at)) {
                return at;
            }
        }
        return -1;
    }

    /** In CBOR the next text's head may look like a letter: there the length before the address counts. */
    private static int end(byte[] store, int start, int from) {
        int end = from;
        while (end < store.length && Character.isLetterOrDigit(store[end])) {
            end++;
        }
        boolean counted = start >= 2 && store[start - 2] == TEXT_OF_ONE_BYTE_LENGTH;
        return counted ? Math.min(end, start + (store[start - 1] & 0xFF)) : end;
    }

    private static boolean stands(byte[] wanted, byte[] store, int at) {
        if (at + wanted.length > store.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (store[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
