package sluice.server.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The body of an answer. One that broke off must not look whole: the JDK's server would end it in good order, and a
 * cut backup would pass for a backup.
 */
final class AnswerBody extends FilterOutputStream {
    private final StallWatch stalls;
    private boolean abandoned;

    AnswerBody(OutputStream out, StallWatch stalls) {
        super(out);
        this.stalls = stalls;
    }

    /** What follows is missing; the connection is broken off when the exchange is closed. */
    void abandon() {
        abandoned = true;
    }

    /** The same body for a writer that closes what it writes to: only the exchange ends an answer. */
    OutputStream forWriter() {
        return new FilterOutputStream(this) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                AnswerBody.this.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        stalls.limit(() -> {
            out.write(bytes, from, length);
            return length;
        });
    }

    @Override
    public void flush() throws IOException {
        stalls.limit(() -> {
            out.flush();
            return 0;
        });
    }

    @Override
    public void close() throws IOException {
        if (abandoned) {
            throw new IOException("the answer broke off");
        }
        out.close();
    }
}
