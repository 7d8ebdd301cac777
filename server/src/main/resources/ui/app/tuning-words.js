/** What each weight is about, in words. */
export const WEIGHTS = {
  base: "what every image begins with",
  viewed: "each time it was open for two seconds or longer",
  downloaded: "each download of the original",
  shared: "each link that was made to it",
  starred: "the star",
  rated: "the rating: five stars speak for it, one speaks against it",
  tagged: "each tag it has",
  collected: "each collection it is in",
  promoted: "each “analyse this now”",
  upscaled: "each larger version made of it",
  varied: "each variation made of it",
  session: "how the rest of its session did",
  metadata: "how much is known of the way it was made",
  unique: "whether it stands alone or for its stack; not fitted",
  dismissed: "each suggestion about it that was turned down",
  rejected: "that it was rejected",
};

export const ORIGINS = {
  default: "As Sluice comes",
  fitted: "Fitted to your choices",
  "set-back": "Stepped back",
  "set-forward": "Stepped forward",
};
