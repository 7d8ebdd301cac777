package sluice.server.http;

import java.util.Optional;

/**
 * Part of a file.
 *
 * @param from the first byte
 * @param to the byte after the last one
 */
record ByteRange(long from, long to) {
    long length() {
        return to - from;
    }

    /**
     * A Range header with one range (RFC 9110, 14.1.2). Several ranges, another unit, or one that lies outside the file
     * are not honoured: the whole file is the answer then, as the RFC allows.
     */
    static Optional<ByteRange> parse(String header, long size) {
        if (!header.startsWith("bytes=") || header.contains(",") || size == 0) {
            return Optional.empty();
        }
        String range = header.substring("bytes=".length()).strip();
        int dash = range.indexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        try {
            String first = range.substring(0, dash);
            String last = range.substring(dash + 1);
            if (first.isEmpty()) {
                long suffix = Math.min(Long.parseLong(last), size);
                return suffix > 0 ? Optional.of(new ByteRange(size - suffix, size)) : Optional.empty();
            }
            long from = Long.parseLong(first);
            long to = last.isEmpty() ? size : Math.min(Long.parseLong(last), size - 1) + 1;
            return from >= 0 && from < to ? Optional.of(new ByteRange(from, to)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
