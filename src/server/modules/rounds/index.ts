export { answerRound } from "./answer-round.ts";
export { addRound } from "./define-round.ts";
export { WAITING as WAITING_ROUNDS } from "./filter.ts";
export { forgetUses, takeMaterial } from "./materials.ts";
export { closeRound, openRound } from "./open-round.ts";
export { readRound } from "./read-round.ts";
export { confirmAnswer, returnAnswer } from "./return-answer.ts";
export { registerRoundRoutes } from "./routes.ts";
