package sluice.models.cppn;

/** The numbers that words and seed set, in the order in which the network takes them. */
enum Gene {
    /** The width of a pixel: what is finer is left out. */
    PIXEL,
    FREQUENCY,
    /** How far the plane is bent, softly and finely. */
    WARP,
    TURBULENCE,
    /** How strongly fine lines run along with the coarse ones. */
    STRANDS,
    CRISP,
    CENTRE_X,
    CENTRE_Y,
    /** Arms of a spiral, a whole number; below 0 for one that turns the other way. */
    ARMS,
    TWIST,
    PETALS,
    RAYS,
    TILT_COS,
    TILT_SIN,
    /** Where in the endless plane of the fixed network this picture lies. */
    SHIFT_X,
    SHIFT_Y,
    PHASE,
    ORB_X,
    ORB_Y,
    ORB_RADIUS,
    /** Half the height of the picture, where half its short edge is 1. */
    HALF_HEIGHT,
    /** How strongly the colours drift over the picture, whatever the motif. */
    WASH,
    /** Where two motifs meet: the main one in the middle, below, or (below 0) above, or in patches of any place. */
    MEET_MIDDLE,
    MEET_BELOW,
    MEET_PATCHES
}
