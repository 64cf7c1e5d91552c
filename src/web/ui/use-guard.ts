import { useBlocker } from "@tanstack/react-router";
import { useRef } from "react";

/** Asks before what was typed and not saved is left. @returns what to call before leaving on purpose */
export function useGuard(dirty: boolean, question = "填写的内容还没有保存，确定离开吗？") {
  const done = useRef(false);
  useBlocker({
    disabled: !dirty,
    shouldBlockFn: () => !done.current && !window.confirm(question),
    enableBeforeUnload: () => dirty && !done.current,
  });
  return () => {
    done.current = true;
  };
}
