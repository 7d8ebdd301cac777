package sluice.server.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Part of a file.
 *
 * @param from the first byte
 * @param to the byte after the last one
 */
record ByteRange(long from, long to) {
    private static final Pattern ONE_RANGE = Pattern.compile("(?i:bytes)=[ \\t]*(\\d*)-(\\d*)[ \\t]*");

    long length() {
        return to - from;
    }

    /**
     * A Range header with one range (RFC 9110, 14.1.2). Several ranges, another unit, or one that lies outside the file
     * are not honoured: the whole file is the answer then, as the RFC allows.
     */
    static Optional<ByteRange> parse(String header, long size) {
        Matcher range = ONE_RANGE.matcher(header);
        if (!range.matches()) {
            return Optional.empty();
        }
        String first = range.group(1);
        String last = range.group(2);
        try {
            long from = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
            long to = first.isEmpty() || last.isEmpty() ? size : Math.min(Long.parseLong(last), size - 1) + 1;
            return from < to ? Optional.of(new ByteRange(from, to)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
