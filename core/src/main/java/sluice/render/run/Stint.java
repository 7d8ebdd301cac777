package sluice.render.run;

import java.util.List;

/** Images that have come together to a stage of another pool than the last, and wait for one of its workers. */
record Stint(List<Piece> pieces) {
    Stint {
        pieces = List.copyOf(pieces);
    }

    /** The pool that draws them. */
    String home() {
        return pieces.getFirst().way().home();
    }

    /** What they hold in memory, about: the pictures of those that are drawn. */
    long bytes() {
        return pieces.stream().mapToLong(Piece::bytes).sum();
    }

    /** What their next stage was predicted to take, all together. */
    double seconds() {
        return pieces.stream()
                .mapToDouble(piece -> piece.turn().seconds(piece.next()))
                .sum();
    }
}
