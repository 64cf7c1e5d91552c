import { useIsMutating } from "@tanstack/react-query";

/** The key of every mutation that puts a file of a form into the store. */
export const UPLOAD = ["upload"] as const;

/** Files are on their way: a form that is sent now would be sent without them. */
export const useUploading = () => useIsMutating({ mutationKey: UPLOAD }) > 0;
