import { useBlocker } from "@tanstack/react-router";
import { useRef } from "react";

/** Asks before what was typed and not saved is left. @returns what to call before leaving on purpose */
export function useGuard(dirty: boolean) {
  const done = useRef(false);
  useBlocker({
    disabled: !dirty,
    shouldBlockFn: () => !done.current && !window.confirm("填写的内容还没有保存，确定离开吗？"),
    enableBeforeUnload: () => dirty && !done.current,
  });
  return () => {
    done.current = true;
  };
}
