package sluice.adapters.comfyui;

import java.time.Duration;

/**
 * How long a server is waited for.
 *
 * @param connect for a connection
 * @param answer for a whole answer that is no picture
 * @param transfer for a whole picture, either way
 * @param beat how often it is asked whether an image is still wanted
 * @param poll how often the server is asked how an image stands, whatever the socket says
 * @param away how long a server may be out of reach while it draws, until it counts as gone
 * @param waiting how long an image may wait behind others in the server's queue
 * @param loading how long one that is being drawn may show no first step: the server loads its model
 * @param silence how long one may show no further step
 */
public record Timing(
        Duration connect,
        Duration answer,
        Duration transfer,
        Duration beat,
        Duration poll,
        Duration away,
        Duration waiting,
        Duration loading,
        Duration silence) {
    public static final Timing DEFAULT = new Timing(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMinutes(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(15),
            Duration.ofSeconds(150));
}
