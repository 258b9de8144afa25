"""Who trades with whom: the reporter and the partner of a figure.

Begin with `sides`: first it asks what the figure's own passage says (`figureroles`), then what the
sentence leaves out (`leftout`). The others build upon each other in this order: `world` (trade with all
the world) and `wholes` (the same again, behind a part of it), `pairs` (of which two the text speaks),
`pointers` (`dorthin`, `das Land`) and `guests` (`der Botschafter Perus in Quito`), and for the passage
alone `zones` (which part of the sentence it is) and `wordroles` (what the word of trade makes of its
parties).
"""
