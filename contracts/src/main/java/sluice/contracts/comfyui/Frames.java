package sluice.contracts.comfyui;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** The server's end of a WebSocket (RFC 6455). */
final class Frames {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int FIN = 0x80;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;

    private final Socket socket;
    private final OutputStream out;

    Frames(Socket socket, HttpLine line) {
        this.socket = socket;
        this.out = line.out();
    }

    /**
     * Answers the request that opens the socket.
     *
     * @param listening done before the answer goes out, and before any frame may: a client that has the answer is listened to
     */
    synchronized void shake(HttpLine line, HttpLine.Request request, Runnable listening) throws IOException {
        listening.run();
        String accept = request.header("sec-websocket-key") + MAGIC;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(accept.getBytes(StandardCharsets.US_ASCII));
            line.head(
                    101,
                    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                            + Base64.getEncoder().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void text(String message) {
        frame(FIN | TEXT, message.getBytes(StandardCharsets.UTF_8));
    }

    void binary(byte[] message) {
        frame(FIN | BINARY, message);
    }

    /** In pieces, as large messages may come. */
    void text(String message, int piece) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += piece) {
            int to = Math.min(bytes.length, from + piece);
            frame((to == bytes.length ? FIN : 0) | (from == 0 ? TEXT : 0), Arrays.copyOfRange(bytes, from, to));
        }
    }

    /** Bytes that are no frame: every reserved bit is set. */
    void rubbish() {
        frame(0xFF, new byte[] {1, 2, 3});
    }

    private synchronized void frame(int first, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else if (payload.length < 1 << 16) {
            frame.write(126);
            frame.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            frame.write(127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        frame.writeBytes(payload);
        try {
            out.write(frame.toByteArray());
            out.flush();
        } catch (IOException gone) {
            drop();
        }
    }

    /** Reads, and answers nothing but the end, until the client has gone. */
    void untilClosed(HttpLine line) throws IOException {
        DataInputStream in = new DataInputStream(line.in());
        for (int first = in.read(); first >= 0; first = in.read()) {
            int second = in.readUnsignedByte();
            int length = second & 0x7F;
            long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            in.skipNBytes(((second & 0x80) == 0 ? 0 : 4) + size);
            if ((first & 0xF) == CLOSE) {
                frame(FIN | CLOSE, new byte[0]);
                return;
            }
        }
    }

    /** Without a word of farewell. */
    void drop() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
