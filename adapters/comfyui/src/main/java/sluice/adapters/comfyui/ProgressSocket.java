package sluice.adapters.comfyui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The socket over which a server tells how one image is coming along. It may be gone at any time, without harm: it can be
 * opened again, and what it missed is asked for. A message that is too long is passed over.
 */
final class ProgressSocket implements AutoCloseable {
    private static final int MOST_CHARACTERS = 4 << 20;
    private static final int MOST_BYTES = 8 << 20;

    private final ComfyHttp http;
    private final String clientId;
    private final News news;
    private @Nullable WebSocket open;

    ProgressSocket(ComfyHttp http, String clientId, News news) {
        this.http = http;
        this.clientId = clientId;
        this.news = news;
    }

    /** Opens it, or opens it again; when that fails, the news say that there is none. */
    void open() {
        close();
        news.dropped(false);
        try {
            open = http.socket(clientId, new Listener());
        } catch (IOException e) {
            news.dropped(true);
        }
    }

    @Override
    public void close() {
        WebSocket socket = open;
        open = null;
        if (socket != null) {
            socket.abort();
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
        private boolean tooLong;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            tooLong |= text.length() + data.length() > MOST_CHARACTERS;
            if (!tooLong) {
                text.append(data);
            }
            if (last) {
                if (!tooLong) {
                    news.text(text);
                }
                tooLong = false;
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            tooLong |= binary.size() + data.remaining() > MOST_BYTES;
            byte[] part = new byte[tooLong ? 0 : data.remaining()];
            data.get(part);
            binary.writeBytes(part);
            if (last) {
                if (!tooLong) {
                    news.binary(ByteBuffer.wrap(binary.toByteArray()));
                }
                tooLong = false;
                binary.reset();
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            news.dropped(true);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            news.dropped(true);
        }
    }
}
