/** A sentence that goes on speaking of someone. */
export const OPENS_BACK =
  /^\W*(?:il|elle|ils|elles|celui-ci|celle-ci|ce|cet|cette|ces|son|sa|ses|leur|leurs|he|she|they|it|its|his|her|their|this|that|these|those)\b/;

/** "Les parents y sont favorables": to what was said before. */
export const POINTS_THERE =
  /\by (?:est|sont|etai\w+|sera|seront|voi\w+)\b|\b(?:oppos|reject|support|back|criticis|welcom|reject|soutien|soutenu|rejet|critiqu|denonc|approuv)\w* (?:that|this|cette|ce) (?:idea|plan|proposal|move|decision|project|idee|projet|mesure|proposition)\b/;
